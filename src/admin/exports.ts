import { filterProblem } from "#contract/filter-problem";
import { err } from "#lib/result";
import { startJob } from "#jobs/start-job";
import type { ProcedureSet } from "./procedure-set";

const MOST = 50_000;

/** Files of what the log says. */
export const exportProcedures: ProcedureSet<"exports/start"> = {
  "exports/start": async (deps, { filter, format }, caller) => {
    const problem = filterProblem(filter);
    if (problem !== null) return err(problem);
    // What happens while the file is written would come before what is written already.
    const to = Math.min(filter.to ?? Number.MAX_SAFE_INTEGER, deps.clock.now());
    const fixed = { ...filter, to };
    const total = await deps.events.count(fixed, MOST + 1);
    if (total > MOST) {
      const message = `More than ${MOST.toLocaleString("en")} events match, which is the most that one file may have. Choose a shorter time or another filter.`;
      return err({ code: "invalid-input", message });
    }
    if (total === 0) {
      return err({ code: "invalid-input", message: "No event matches, so there is no file." });
    }
    return startJob(deps, {
      kind: "export-events",
      title: `Export of ${total.toLocaleString("en")} events, ${format === "csv" ? "CSV" : "JSON Lines"}`,
      input: { filter: fixed, format, total },
      createdBy: caller.accountId,
    });
  },
};
