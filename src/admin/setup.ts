import type { Connection, ConnectionCheck, JiraIssueSettings } from "#contract";
import { err, ok } from "#lib/result";
import type { Platform } from "#ports";
import { untilNextTick } from "#ports/until-next-tick";
import { checkConnection } from "#sources/org-audit-log/check-connection";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { restartRuns } from "#sources/org-audit-log/restart-runs";
import { API_KEY, PREVIOUS_API_KEY } from "#sources/org-audit-log/secret-names";
import type { Caller } from "./caller";
import type { ProcedureSet } from "./procedure-set";
import { readIssueSettings } from "./read-issue-settings";
import { readRoleList } from "./role-list";
import { overtaken } from "./overtaken";

/** Connecting an organization, replacing its key, letting it go. */
export const setupProcedures: ProcedureSet<
  | "setup/status"
  | "setup/test-connection"
  | "setup/connect"
  | "setup/replace-key"
  | "setup/add-key"
  | "setup/forget-previous-key"
  | "setup/disconnect"
> = {
  "setup/status": async (deps) => {
    const { connection } = await readConnection(deps);
    const issues: { settings: JiraIssueSettings; version: number } | null =
      await readIssueSettings(deps);
    return ok({ connection, issues });
  },

  "setup/test-connection": async (deps, credentials) =>
    ok(await checkConnection(deps, credentials)),

  "setup/connect": async (deps, input, caller) => {
    const before = await readConnection(deps);
    if (
      before.connection !== null &&
      before.connection.orgId !== input.orgId &&
      caller.role !== "manager"
    ) {
      const message =
        "Another organization is connected. Only a manager of this app can replace it.";
      return err({ code: "not-allowed", message });
    }
    const check = await checkConnection(deps, input);
    if (!works(check)) return ok(check);
    const now = deps.clock.now();
    const connection: Connection = {
      orgId: input.orgId,
      keyLastFour: input.apiKey.slice(-4),
      keyExpiresAt: input.keyExpiresAt,
      previousKey: null,
      connectedAt: before.connection?.orgId === input.orgId ? before.connection.connectedAt : now,
      connectedBy: caller.accountId,
      backfillDays: input.backfillDays,
      deliverHistorical: input.deliverHistorical,
      appAccountId: await deps.jira.appAccountId(),
    };
    await deps.secrets.set(API_KEY, input.apiKey);
    if (
      !(await makeManager(deps, caller)) ||
      !(await save(deps, before.version, connection, caller))
    ) {
      return err(overtaken("the connection"));
    }
    await restartRuns(deps);
    await deps.queue.wake("collect", untilNextTick);
    await deps.queue.wake("backfill", untilNextTick);
    return ok(check);
  },

  "setup/replace-key": async (deps, input, caller) => {
    const { connection, version } = await readConnection(deps);
    if (connection === null) return err(notConnected);
    const check = await checkConnection(deps, { orgId: connection.orgId, apiKey: input.apiKey });
    if (!works(check)) return ok(check);
    await deps.secrets.set(API_KEY, input.apiKey);
    const renewed = {
      ...connection,
      keyLastFour: input.apiKey.slice(-4),
      keyExpiresAt: input.keyExpiresAt,
    };
    if (!(await save(deps, version, renewed, caller))) return err(overtaken("the connection"));
    await restartRuns(deps);
    await deps.queue.wake("collect", untilNextTick);
    return ok(check);
  },

  "setup/add-key": async (deps, input, caller) => {
    const { connection, version } = await readConnection(deps);
    const present = await deps.secrets.get(API_KEY);
    if (connection === null || present === null) return err(notConnected);
    const check = await checkConnection(deps, { orgId: connection.orgId, apiKey: input.apiKey });
    if (!works(check)) return ok(check);
    // Asked again after a death half-way, the new key is there already: the old one must not be lost to it.
    if (present !== input.apiKey) await deps.secrets.set(PREVIOUS_API_KEY, present);
    await deps.secrets.set(API_KEY, input.apiKey);
    const rotated: Connection = {
      ...connection,
      keyLastFour: input.apiKey.slice(-4),
      keyExpiresAt: input.keyExpiresAt,
      previousKey:
        connection.keyLastFour === input.apiKey.slice(-4) && present === input.apiKey
          ? (connection.previousKey ?? null)
          : { lastFour: connection.keyLastFour, expiresAt: connection.keyExpiresAt },
    };
    if (!(await save(deps, version, rotated, caller))) return err(overtaken("the connection"));
    await restartRuns(deps);
    await deps.queue.wake("collect", untilNextTick);
    return ok(check);
  },

  "setup/forget-previous-key": async (deps, _input, caller) => {
    const { connection, version } = await readConnection(deps);
    if (connection === null) return err(notConnected);
    const without = { ...connection, previousKey: null };
    if (!(await save(deps, version, without, caller))) return err(overtaken("the connection"));
    await deps.secrets.remove(PREVIOUS_API_KEY);
    return ok({});
  },

  "setup/disconnect": async (deps, _input, caller) => {
    const { connection, version } = await readConnection(deps);
    if (connection === null) return err(notConnected);
    if (!(await save(deps, version, null, caller))) return err(overtaken("the connection"));
    await deps.secrets.remove(API_KEY);
    await deps.secrets.remove(PREVIOUS_API_KEY);
    return ok({});
  },
};

const notConnected = { code: "not-connected", message: "No organization is connected." } as const;

const works = (check: ConnectionCheck): boolean =>
  check.result === "ok" || check.result === "ok-but-empty";

async function save(
  deps: Pick<Platform, "documents" | "clock">,
  expectedVersion: number,
  body: Connection | null,
  caller: Caller,
): Promise<boolean> {
  const by = caller.accountId;
  const at = deps.clock.now();
  const change = { kind: "connection", id: "organization", body, expectedVersion, by, at } as const;
  return (await deps.documents.save(change)) !== null;
}

/** Whoever holds a working organization key is an organization admin, which is more than a Jira admin. */
async function makeManager(
  deps: Pick<Platform, "documents" | "clock">,
  caller: Caller,
): Promise<boolean> {
  const { entries, version } = await readRoleList(deps);
  const { accountId } = caller;
  if (entries.some((entry) => entry.accountId === accountId && entry.role === "manager"))
    return true;
  const others = entries.filter((entry) => entry.accountId !== accountId);
  const saved = await deps.documents.save({
    kind: "roles",
    id: "list",
    body: { entries: [...others, { accountId, role: "manager" }] },
    expectedVersion: version,
    by: accountId,
    at: deps.clock.now(),
  });
  return saved !== null;
}
