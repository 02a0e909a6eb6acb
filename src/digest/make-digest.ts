import type { Digest } from "#contract";
import { collectionFacts } from "#health/collection-facts";
import { wasRead } from "#health/was-read";
import { readCountries } from "#pipeline/shapes/read-countries";
import type { Platform } from "#ports";
import { collectionGaps } from "#reports/compliance/collection-gaps";
import { readBecame } from "#reports/read-became";
import { readCounts } from "#reports/read-counts";
import { digestFigures } from "./digest-figures";
import type { Week } from "./week";

const GAPS = 10;
const COUNTRIES = 20;

/** The digest of a week, as far as it is known now, beside the week before. Nobody is named in it yet. */
export async function makeDigest(
  deps: Pick<
    Platform,
    "alerts" | "alertStates" | "checkpoints" | "clock" | "documents" | "events" | "rollups"
  >,
  week: Week,
  before: Week,
  zone: string,
): Promise<Digest> {
  const now = deps.clock.now();
  const passed = { from: week.from, to: Math.min(week.to, now) };
  const facts = await collectionFacts(deps);
  const isCompared = wasRead(before, facts.collected);
  const figures = digestFigures(
    await readCounts(deps, week.from, week.to),
    isCompared ? await readCounts(deps, before.from, before.to) : null,
    await readBecame(deps, week.from, week.to),
    await deps.alerts.raisedByRule(week.from, week.to),
  );
  const countries = (await readCountries(deps))
    .filter(({ hour }) => hour >= week.from && hour < week.to)
    .map(({ country }) => country);
  const lags = (await deps.events.lags(200)).toSorted((a, b) => a - b);
  return {
    ...figures,
    week: week.id,
    from: week.from,
    to: week.to,
    zone,
    madeAt: now,
    newCountries: isCompared ? countries.slice(0, COUNTRIES) : null,
    collection: {
      gaps: collectionGaps(passed, facts).slice(0, GAPS),
      uncounted: await deps.rollups.waiting(),
      lagMs: lags[Math.floor(lags.length / 2)] ?? null,
    },
  };
}
