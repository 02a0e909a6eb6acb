import type { VirtualClock } from "../virtual-clock";
import { countSite, type SiteCounts } from "./count-site";
import type { LocalSite } from "./local-site";

const MINUTE = 60_000;
/** Events are sealed after five minutes at most, and sent on in the minute after that. */
const STEP = 7 * MINUTE;
const LONGEST = 48 * 60 * MINUTE;

/**
 * Lets everything be sealed and sent on that is stored, while nothing new shows in the organization: else there were
 * always some minutes of events on the way. Answers what there is then, and how to ask the organization as of now.
 */
export async function streamOut(
  site: LocalSite,
  clock: VirtualClock,
): Promise<{ readonly after: SiteCounts; readonly asOf: <Told>(ask: () => Told) => Told }> {
  const { knobs } = site.organization;
  const { visibilityDelayMs } = knobs;
  const frozenAt = clock.now();
  for (;;) {
    knobs.visibilityDelayMs = clock.now() + STEP - frozenAt;
    const after = await countSite(site, clock);
    const streams = [...after.destinations.values()].flatMap(({ streamed }) => streamed ?? []);
    const isOut = streams.every(({ distinct, sent }) => Math.min(distinct, sent) >= after.stored);
    knobs.visibilityDelayMs = visibilityDelayMs;
    if (isOut || clock.now() - frozenAt >= LONGEST) {
      return {
        after,
        asOf: (ask) => {
          knobs.visibilityDelayMs = clock.now() - frozenAt;
          const told = ask();
          knobs.visibilityDelayMs = visibilityDelayMs;
          return told;
        },
      };
    }
    knobs.visibilityDelayMs = clock.now() + STEP - frozenAt;
    await clock.advance(STEP);
  }
}
