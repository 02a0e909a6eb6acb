import { err, ok } from "#lib/result";
import { createPipeline } from "#pipeline";
import type { ParsedRule } from "#rules/load-rules";
import type { ProcedureSet } from "./procedure-set";

/** Records that were set aside, tried once more. */
export function quarantineProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"quarantine/retry"> {
  const { retry } = createPipeline(prebuilt);
  return {
    "quarantine/retry": async (deps, { key }) => {
      const outcome = await retry(deps, key);
      switch (outcome.result) {
        case "stored":
          return ok({ result: "stored", reason: "" });
        case "refused":
          return ok(outcome);
        case "gone":
          return err({
            code: "not-found",
            message: "This record is no longer in quarantine: it was retried, or nothing collects.",
          });
      }
    },
  };
}
