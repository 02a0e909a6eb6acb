import type { Platform } from "#ports";
import type { SigmaCorrelation } from "#sigma/sigma-document";
import { bucketOf, correlationReach } from "#sigma/evaluate-correlation";
import { thinMatches } from "#sigma/thin-matches";
import { byGroup } from "./by-group";
import type { CountedMatch } from "./counted-match";
import { readDetail, writeDetail } from "./match-detail";
import { seriesOf } from "./series-of";
import { shortKey } from "./short-key";

/** New matches of one correlation, of any groups. */
export interface ToRemember {
  readonly document: SigmaCorrelation;
  readonly matches: ReadonlyArray<CountedMatch>;
}

/** All that is known of the groups that new matches belong to: by correlation and group, these matches included. */
export type Remembered = Map<string, Map<string, ReadonlyArray<CountedMatch>>>;

/**
 * Keeps new matches and reads what can be in one window with them. They are written first: of two runs at the same
 * time at least the one that reads last then sees the matches of both.
 */
export async function remember(
  deps: Pick<Platform, "bytes" | "matches">,
  added: ReadonlyArray<ToRemember>,
): Promise<Remembered> {
  const groups = added.flatMap(({ document, matches }) =>
    Array.from(byGroup(matches), ([group, own]) => ({
      document,
      group,
      own,
      series: seriesOf(deps, document, group),
    })),
  );
  if (groups.length === 0) return new Map();
  await deps.matches.add(
    groups.flatMap(({ document, own, series }) =>
      thinMatches(document.correlation, own).map((match) => ({
        series,
        base: shortKey(deps, match.ruleId),
        eventKey: match.eventId,
        occurredAt: match.time,
        detail: writeDetail(match),
        usedUntil: match.time + reach(document),
      })),
    ),
  );
  const kept = await deps.matches.between(
    added
      .filter(({ matches }) => matches.length > 0)
      .map(({ document, matches }) => {
        const times = matches.map(({ time }) => time);
        return {
          series: groups.filter((one) => one.document === document).map(({ series }) => series),
          // From the start of the first bucket, so that it is known whether the correlation only went on in it.
          from: bucketOf(document, Math.min(...times)) - correlationReach(document),
          to: Math.max(...times) + document.correlation.timespanMs,
        };
      }),
  );
  const rowsOf = new Map<string, (typeof kept)[number][]>();
  for (const row of kept) {
    const rows = rowsOf.get(row.series);
    if (rows === undefined) rowsOf.set(row.series, [row]);
    else rows.push(row);
  }
  const remembered: Remembered = new Map();
  for (const { document, group, own, series } of groups) {
    const ruleIds = new Map(
      document.correlation.rules.map((ruleId) => [shortKey(deps, ruleId), ruleId]),
    );
    const known = (rowsOf.get(series) ?? []).flatMap((row): ReadonlyArray<CountedMatch> => {
      const ruleId = ruleIds.get(row.base);
      return ruleId === undefined
        ? []
        : [
            {
              ruleId,
              eventId: row.eventKey,
              time: row.occurredAt,
              group,
              ...readDetail(row.detail),
            },
          ];
    });
    const ofCorrelation = remembered.get(document.id) ?? new Map();
    remembered.set(document.id, ofCorrelation);
    ofCorrelation.set(group, [...own, ...known]);
  }
  return remembered;
}

/** Event time for which a match can still matter to a later one. */
const reach = (document: SigmaCorrelation): number =>
  correlationReach(document) + document.alerting.dedup.windowMs;
