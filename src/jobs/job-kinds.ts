import type { JobKind } from "#contract";
import type { ParsedRule } from "#rules/load-rules";
import { backtest } from "./backtest/define-backtest";
import type { DefinedJob } from "./define-job";
import { checkRecord } from "./check-record/define-check";
import { evidencePack } from "./evidence-pack/define-pack";
import { exportEvents } from "./export-events/define-export";

/** Every kind of job. `prebuilt`: the rules that come with the app. */
export function jobKinds(
  prebuilt: ReadonlyArray<ParsedRule>,
): Readonly<Record<JobKind, DefinedJob>> {
  return {
    "export-events": exportEvents,
    backtest: backtest(prebuilt),
    "check-record": checkRecord,
    "evidence-pack": evidencePack(prebuilt),
  };
}
