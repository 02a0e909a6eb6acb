import type { Failure, ProcedureInput } from "#contract";
import { destinationOf } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { StoredDestination } from "#destinations/stored-destination";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import type { Caller } from "./caller";
import { overtaken } from "./overtaken";
import { checkDestinationSettings } from "./check-destination-settings";
import { secretsAfter } from "./secrets-after";
import { settingsWithAddress } from "./settings-with-address";
import { streamAfter } from "./stream-after";
import { wrongFields } from "./wrong-fields";

type Input = ProcedureInput<"destinations/save">;

const MOST = 20;

/**
 * Makes or changes a destination. Settings and secrets are checked first; secrets are written before the document, so
 * that there is never a destination without them. What waits for it is tried at once.
 */
export async function saveDestination(
  deps: Pick<
    Platform,
    "documents" | "secrets" | "deliveries" | "segments" | "queue" | "random" | "clock"
  >,
  input: Input,
  caller: Caller,
): Promise<Result<{ readonly id: string; readonly version: number }, Failure>> {
  const destination = destinationOf(input.kind);
  if (destination === undefined || (input.kind === "jira-issue") !== (input.id === "jira-issue")) {
    return err({ code: "invalid-input", message: "There is no such kind of destination." });
  }
  const id = input.id ?? deps.random.uuid();
  const document = await deps.documents.read("destination", id);
  if ((document?.version ?? 0) !== input.version) return err(overtaken("this destination"));
  const before = StoredDestination.safeParse(document?.body).data ?? null;
  if (input.id !== null && input.id !== "jira-issue" && before?.kind !== input.kind) {
    return err({ code: "not-found", message: "There is no such destination." });
  }
  if (input.id === null && (await isFull(deps))) {
    const message = `There are ${MOST} destinations already. Remove one that is no longer needed.`;
    return err({ code: "invalid-input", message });
  }
  if (input.stream?.enabled === true && destination.stream === undefined) {
    return err(wrongFields([["stream", `${destination.title} cannot take every event`]]));
  }
  const settings = checkDestinationSettings(
    destination,
    settingsWithAddress(destination, input, before?.settings),
  );
  if (!settings.ok) return settings;
  const secrets = await secretsAfter(deps, destination, {
    id,
    changes: input.secrets,
    before: before?.settings ?? null,
    after: settings.value,
  });
  if (!secrets.ok) return secrets;
  for (const [name, value] of secrets.value) {
    if (value === null) await deps.secrets.remove(secretName(id, name));
    else await deps.secrets.set(secretName(id, name), value);
  }
  const stream =
    input.stream === undefined
      ? before?.stream
      : await streamAfter(deps, before?.stream, input.stream);
  const at = deps.clock.now();
  const body: StoredDestination = {
    kind: input.kind,
    name: input.name,
    enabled: before?.enabled ?? true,
    ...(before?.pausedBecause !== undefined && { pausedBecause: before.pausedBecause }),
    settings: settings.value,
    routing: input.routing,
    ...(stream !== undefined && { stream }),
  };
  const change = { expectedVersion: input.version, by: caller.accountId, at };
  const version = await deps.documents.save({ kind: "destination", id, body, ...change });
  if (version === null) return err(overtaken("this destination"));
  await deps.deliveries.hasten(id, at);
  await deps.queue.wake("deliver", [0]);
  if (stream?.enabled === true) await deps.queue.wake("stream", [0]);
  return ok({ id, version });
}

async function isFull(deps: Pick<Platform, "documents">): Promise<boolean> {
  const all = await deps.documents.list("destination");
  return all.filter(({ body }) => body !== null).length >= MOST;
}
