import { StoredDestination } from "#destinations/stored-destination";
import { testNotice } from "#destinations/test-notice";
import { destinationOf, registry } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { err, ok } from "#lib/result";
import { overtaken } from "./overtaken";
import { listDestinations } from "./list-destinations";
import type { ProcedureSet } from "./procedure-set";
import { saveDestination } from "./save-destination";
import { secretsAfter } from "./secrets-after";
import { sendTest } from "./send-test";

/** Where alerts go: what there is, what can be added, and whether it works. */
export const destinationProcedures: ProcedureSet<
  | "destinations/list"
  | "destinations/get"
  | "destinations/save"
  | "destinations/delete"
  | "destinations/set-enabled"
  | "destinations/test"
> = {
  "destinations/list": async (deps) => ok(await listDestinations(deps)),

  "destinations/get": async (deps, { id }) => {
    const document = await deps.documents.read("destination", id);
    const stored = StoredDestination.safeParse(document?.body).data;
    if (document === null || stored === undefined) {
      return id === "jira-issue"
        ? ok({
            ...untouchedJira,
            settings: {},
            secretsSet: [],
            stream: { enabled: false, hasBegun: false },
            version: document?.version ?? 0,
          })
        : err(noSuchDestination);
    }
    const { kind, name, settings, routing, stream } = stored;
    const secretsSet: string[] = [];
    for (const field of secretsOf(kind)) {
      if ((await deps.secrets.get(secretName(id, field))) !== null) secretsSet.push(field);
    }
    return ok({
      kind,
      name,
      settings: isRecord(settings) ? settings : {},
      routing,
      secretsSet,
      stream: { enabled: stream?.enabled ?? false, hasBegun: stream !== undefined },
      version: document.version,
    });
  },

  "destinations/save": saveDestination,

  "destinations/delete": async (deps, { id, version }, caller) => {
    if (id === "jira-issue") {
      const message = "Issues in Jira cannot be removed. Pause them instead.";
      return err({ code: "invalid-input", message });
    }
    const document = await deps.documents.read("destination", id);
    if (document === null) return err(noSuchDestination);
    const at = deps.clock.now();
    // A removal that died half-way is finished by the next one.
    if (document.body !== null) {
      const by = { by: caller.accountId, at, expectedVersion: version };
      const removed = await deps.documents.save({ kind: "destination", id, body: null, ...by });
      if (removed === null) return err(overtaken("this destination"));
    }
    const reason = "The destination was removed";
    await deps.deliveries.refuse({ destinationId: id, reason, at });
    const fields = new Set(Object.keys(registry).flatMap(secretsOf));
    for (const field of fields) await deps.secrets.remove(secretName(id, field));
    return ok({});
  },

  "destinations/set-enabled": async (deps, { id, enabled, waiting, version }, caller) => {
    const document = await deps.documents.read("destination", id);
    const stored = StoredDestination.safeParse(document?.body).data;
    const jira = { ...untouchedJira, settings: {}, stream: undefined };
    if (stored === undefined && id !== "jira-issue") return err(noSuchDestination);
    if ((document?.version ?? 0) !== version) return err(overtaken("this destination"));
    const { kind, name, settings, routing, stream } = stored ?? jira;
    const of = destinationOf(kind);
    if (enabled && of !== undefined) {
      // A backup brings none back.
      const unchanged = { id, changes: {}, before: settings, after: settings };
      const secrets = await secretsAfter(deps, of, unchanged);
      if (!secrets.ok) return secrets;
    }
    const at = deps.clock.now();
    const reason = "Not sent: the destination was paused";
    if (enabled && waiting === "reject") {
      await deps.deliveries.refuse({ destinationId: id, reason, at });
    }
    const saved = await deps.documents.save({
      kind: "destination",
      id,
      body: { kind, name, enabled, settings, routing, ...(stream !== undefined && { stream }) },
      expectedVersion: version,
      by: caller.accountId,
      at,
    });
    if (saved === null) return err(overtaken("this destination"));
    if (enabled) {
      await deps.deliveries.hasten(id, at);
      await deps.queue.wake("deliver", [0]);
      if (stream?.enabled === true) await deps.queue.wake("stream", [0]);
    }
    return ok({ version: saved });
  },

  "destinations/test": (deps, { id }) => sendTest(deps, id, testNotice),
};

const untouchedJira = {
  kind: "jira-issue",
  name: "Jira issues",
  routing: { ruleIds: [], products: [], actorGroups: [] },
};

const noSuchDestination = { code: "not-found", message: "There is no such destination." } as const;

const secretsOf = (kind: string): ReadonlyArray<string> =>
  destinationOf(kind)?.secrets.map(({ name }) => name) ?? [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
