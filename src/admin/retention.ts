import type { Failure, Hold, Retention } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { readRetention } from "#settings/read-retention";
import { readStorage } from "#settings/read-storage";
import type { Caller } from "./caller";
import type { ProcedureSet } from "./procedure-set";
import { overtaken } from "./overtaken";

/** How long what is kept, what that takes, and what must not be removed. */
export const retentionProcedures: ProcedureSet<
  "retention/get" | "retention/save" | "holds/place" | "holds/release"
> = {
  "retention/get": async (deps) => {
    const { retention, version } = await readRetention(deps);
    return ok({ retention, version, storage: await readStorage(deps) });
  },

  "retention/save": (deps, { version, ...limits }, caller) =>
    change(deps, version, caller, ({ legalHolds }) => ({ ...limits, legalHolds })),

  "holds/place": async (deps, { version, ...asked }, caller) => {
    if (asked.from !== null && asked.to !== null && asked.from >= asked.to) {
      const message = "The hold ends before it begins.";
      return err({ code: "invalid-input", message, fields: { to: message } });
    }
    const at = deps.clock.now();
    const hold: Hold = { ...asked, id: deps.random.uuid(), by: caller.accountId, at };
    return change(deps, version, caller, (before) => ({
      ...before,
      legalHolds: [...before.legalHolds, hold],
    }));
  },

  "holds/release": (deps, { id, version }, caller) =>
    change(deps, version, caller, (before) => ({
      ...before,
      legalHolds: before.legalHolds.filter((hold) => hold.id !== id),
    })),
};

async function change(
  deps: Pick<Platform, "documents" | "clock">,
  expectedVersion: number,
  caller: Caller,
  after: (before: Retention) => Retention,
): Promise<Result<{ readonly version: number }, Failure>> {
  const { retention } = await readRetention(deps);
  const body = after(retention);
  if (body.legalHolds.length > 50) {
    const message = "There are 50 holds, which is the most. Release one that is no longer needed.";
    return err({ code: "invalid-input", message });
  }
  const version = await deps.documents.save({
    kind: "settings",
    id: "retention",
    body,
    expectedVersion,
    by: caller.accountId,
    at: deps.clock.now(),
  });
  return version === null ? err(overtaken("the retention")) : ok({ version });
}
