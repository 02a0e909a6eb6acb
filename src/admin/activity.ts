import { startJob } from "#jobs/start-job";
import { ok } from "#lib/result";
import { nameAccounts } from "./name-accounts";
import type { ProcedureSet } from "./procedure-set";

/** Who read and who changed what. */
export const activityProcedures: ProcedureSet<"activity/list" | "activity/check"> = {
  "activity/list": async (deps, { before, limit, accountId }) => {
    const found = await deps.activity.newest({
      before,
      limit,
      ...(accountId === undefined ? {} : { accountId }),
    });
    const names = await nameAccounts(
      deps,
      found.map((entry) => entry.accountId),
    );
    const last = found.at(-1);
    return ok({
      entries: found.map(({ key: _key, ...entry }) => ({
        ...entry,
        name: names.get(entry.accountId) ?? "",
      })),
      next: last === undefined || found.length < limit ? null : last.number,
    });
  },

  "activity/check": async (deps, _input, caller) => {
    const last = await deps.segments.last();
    return startJob(deps, {
      kind: "check-record",
      title: "Check of the record",
      input: { total: last?.number ?? 0 },
      createdBy: caller.accountId,
    });
  },
};
