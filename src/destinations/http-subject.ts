import type { HttpRequest } from "#ports";
import { createMemoryHttp } from "#ports/memory-http";
import { createMemoryPlatform } from "#ports/memory-platform";
import type { Destination } from "./destination";
import type { DestinationSubject } from "./destination.suite";
import { secretName } from "./secret-name";

/** Puts a destination that speaks HTTP under the shared suite. */
export function httpSubject(
  destination: Destination,
  given: {
    readonly settings: unknown;
    /** By field. */
    readonly secrets: Readonly<Record<string, string>>;
    readonly mostCharacters: number;
    readonly success: DestinationSubject["success"];
    readonly statuses?: Partial<DestinationSubject["statuses"]>;
  },
): DestinationSubject {
  return {
    name: destination.kind,
    deliver: async (answer, notice, attempt) => {
      const platform = createMemoryPlatform();
      const http = createMemoryHttp();
      for (const [field, value] of Object.entries(given.secrets)) {
        await platform.secrets.set(secretName(attempt.destinationId, field), value);
      }
      http.reply(() => answer);
      const deps = { ...platform, http };
      const outcome = await destination.deliver(deps, given.settings, notice, attempt);
      return { outcome, sent: http.requests.map(asText) };
    },
    success: given.success,
    statuses: {
      301: "retry",
      400: "rejected",
      401: "retry",
      403: "retry",
      404: "retry",
      410: "rejected",
      413: "rejected",
      ...given.statuses,
    },
    mostCharacters: given.mostCharacters,
    secrets: Object.values(given.secrets),
  };
}

const asText = ({ url, headers, body }: HttpRequest): string =>
  [url, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), body].join("\n");
