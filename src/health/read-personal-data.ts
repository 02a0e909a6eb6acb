import type { PersonalData } from "#contract";
import type { Platform } from "#ports";
import { REPORT, REPORT_CYCLE, ReportState } from "#privacy/report-state";

/** How reporting and erasing are doing, from what is stored. */
export async function readPersonalData(
  deps: Pick<Platform, "checkpoints" | "people">,
): Promise<PersonalData> {
  const tally = await deps.people.tally();
  const state = ReportState.safeParse((await deps.checkpoints.read(REPORT))?.state).data ?? null;
  return {
    people: tally.open,
    cycle: state && {
      began: state.cycleAt,
      reported: state.reported,
      done: state.after === null,
      nextAt: state.after === null ? state.cycleAt + REPORT_CYCLE : state.waitUntil,
    },
    lastReportAt: state?.lastReportAt ?? null,
    refusal: state?.refusal ?? null,
    erased: {
      accounts: tally.erased,
      events: tally.events,
      waiting: tally.waiting,
      held: tally.held,
    },
  };
}
