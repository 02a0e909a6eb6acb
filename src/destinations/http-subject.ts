import type { HttpAnswer, HttpRequest } from "#ports";
import { createMemoryHttp } from "#ports/memory-http";
import { createMemoryPlatform } from "#ports/memory-platform";
import type { Destination } from "./destination";
import type { DestinationSubject } from "./destination.suite";
import { fillBatch } from "./fill-batch";
import type { Notice } from "./notice";
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
    /** Of a request with a batch of events, where it takes every event. */
    readonly mostBytes?: number;
    readonly statuses?: Partial<DestinationSubject["statuses"]>;
    readonly rejects?: ReadonlyArray<Notice["kind"]>;
    /** What is usual to a request that does not tell of the notice; null: it does. */
    readonly usual?: (request: HttpRequest) => HttpAnswer | null;
  },
): DestinationSubject {
  const { stream } = destination;
  const setUp = async (destinationId: string, answer: HttpAnswer) => {
    const platform = createMemoryPlatform();
    const http = createMemoryHttp();
    for (const [field, value] of Object.entries(given.secrets)) {
      await platform.secrets.set(secretName(destinationId, field), value);
    }
    http.reply((request) => given.usual?.(request) ?? answer);
    return { ...platform, http };
  };
  return {
    name: destination.kind,
    deliver: async (answer, notice, attempt) => {
      const deps = await setUp(attempt.destinationId, answer);
      const outcome = await destination.deliver(deps, given.settings, notice, attempt);
      return { outcome, sent: deps.http.requests.map(asText) };
    },
    ...(stream !== undefined && {
      stream: {
        mostBytes: given.mostBytes ?? 0,
        send: async (answer, events, attempt) => {
          const deps = await setUp(attempt.destinationId, answer);
          const batch = fillBatch(stream, given.settings, events, events.length);
          const outcome = await stream.send(deps, given.settings, batch, attempt);
          const bodies = deps.http.requests.map(({ body }) => body);
          return { outcome, bodies, taken: batch.length };
        },
      },
    }),
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
    rejects: given.rejects ?? [],
    secrets: Object.values(given.secrets),
  };
}

const asText = ({ url, headers, body }: HttpRequest): string =>
  [url, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), body].join("\n");
