import type { Platform } from "#ports";
import { bucketOf } from "#sigma/evaluate-correlation";
import { heldBuckets } from "#sigma/held-buckets";
import type { ActiveCorrelation, ActiveRules } from "../shapes/active-rules";
import type { Finding } from "../shapes/finding";
import type { NormalisedEvent } from "../shapes/normalised-event";
import type { Past } from "../shapes/past";
import { byGroup } from "./by-group";
import { countMatches, type Counted } from "./count-matches";
import type { CountedMatch } from "./counted-match";
import type { PageMatch } from "./find-matches";
import { findNewValues } from "./find-new-values";
import { correlationFinding, type Held } from "./correlation-finding";
import { remember, type Remembered } from "./remember";
import { shortKey } from "./short-key";

type Deps = Pick<Platform, "bytes" | "matches">;

/**
 * Alerts of correlations that events of this page are part of. A correlation that builds on another sees every match
 * at which that one holds, with the moment of its last event.
 */
export async function findCorrelations(
  deps: Deps,
  rules: ActiveRules,
  matches: ReadonlyArray<PageMatch>,
  past: Past,
): Promise<{
  readonly findings: ReadonlyArray<Finding>;
  readonly silenced: Counted["silenced"];
}> {
  const counted = countMatches(deps, rules, matches);
  const page: Page = new Map(matches.map(({ one }) => [one.event.key, one]));
  const heard = (id: string): ReadonlyArray<CountedMatch> =>
    (counted.byCorrelation.get(id) ?? []).filter(
      ({ eventId }) => counted.suppressed.get(id)?.has(eventId) !== true,
    );
  const windows = await remember(
    deps,
    rules.correlations
      .filter(({ document }) => document.correlation.type !== "new_value")
      .map(({ document }) => ({ document, matches: heard(document.id) })),
  );
  const findings: Finding[] = [];
  const fromBases = new Map<string, CountedMatch[]>();
  for (const active of rules.correlations) {
    const { document, alerts } = active;
    const more = fromBases.get(document.id) ?? [];
    const held =
      document.correlation.type === "new_value"
        ? await holdNewValues(
            deps,
            active,
            [...(counted.byCorrelation.get(document.id) ?? []), ...more],
            past,
          ).then((all) => all.filter(({ fresh }) => fresh.some(isHeard(counted, document.id))))
        : await holdWindows(deps, active, heard(document.id), more, windows);
    if (alerts) {
      findings.push(...held.flatMap((one) => correlationFinding(deps, rules, document, one, page)));
    }
    passUp(deps, rules, document.id, held, page, fromBases);
  }
  return { findings, silenced: counted.silenced };
}

type Page = ReadonlyMap<string, NormalisedEvent>;

const isHeard =
  ({ suppressed }: Counted, id: string) =>
  ({ eventId }: CountedMatch): boolean =>
    suppressed.get(id)?.has(eventId) !== true;

async function holdNewValues(
  deps: Deps,
  { document }: ActiveCorrelation,
  matches: ReadonlyArray<CountedMatch>,
  past: Past,
): Promise<ReadonlyArray<Held>> {
  if (matches.length === 0 || past === "elsewhere") return [];
  const found = await findNewValues(deps, document, matches, past === "known");
  return found.map(({ match, seen }) => ({
    group: match.group,
    bucket: bucketOf(document, match.time),
    first: { from: match.time, to: match.time, seen, eventIds: [match.eventId] },
    window: [match],
    matches: [match],
    fresh: [match],
    began: true,
  }));
}

async function holdWindows(
  deps: Deps,
  { document }: ActiveCorrelation,
  own: ReadonlyArray<CountedMatch>,
  more: ReadonlyArray<CountedMatch>,
  windows: Remembered,
): Promise<ReadonlyArray<Held>> {
  const known = windows.get(document.id) ?? new Map<string, ReadonlyArray<CountedMatch>>();
  const later =
    more.length === 0
      ? undefined
      : (await remember(deps, [{ document, matches: more }])).get(document.id);
  const fresh = byGroup([...own, ...more]);
  return Array.from(fresh, ([group, ofGroup]) => {
    const all = [...(known.get(group) ?? []), ...(later?.get(group) ?? [])];
    return heldBuckets(document, all).flatMap((bucket): ReadonlyArray<Held> => {
      const { from } = bucket.first;
      const to = bucket.matches.at(-1)?.time ?? from;
      const part = ofGroup.filter(({ time }) => time >= from && time <= to);
      if (part.length === 0) return [];
      const window = all.filter(({ time }) => time >= from && time <= bucket.first.to);
      return [{ ...bucket, group, window, fresh: part }];
    });
  }).flat();
}

/** Hands what held to the correlations above, each match with the group that it has there. */
function passUp(
  deps: Deps,
  rules: ActiveRules,
  ruleId: string,
  held: ReadonlyArray<Held>,
  page: Page,
  fromBases: Map<string, CountedMatch[]>,
): void {
  for (const { document } of rules.correlations) {
    if (!document.correlation.rules.includes(ruleId)) continue;
    const edge = `${shortKey(deps, ruleId)}>${shortKey(deps, document.id)}`;
    const matches = fromBases.get(document.id) ?? [];
    fromBases.set(document.id, matches);
    for (const { group, bucket, matches: holding, fresh } of held) {
      const since = Math.min(...fresh.map(({ time }) => time));
      const once = deps.bytes.sha256(`${group}\n${bucket}`).slice(0, 16);
      const cause = fresh.at(-1)?.cause ?? fresh.at(-1)?.eventId ?? "";
      for (const { eventId, time, above } of holding) {
        const there = above[edge];
        if (there === undefined || time < since) continue;
        const one = page.get(eventId);
        if (one !== undefined && rules.suppressionOf(document.id, one.event, one.body) !== null)
          continue;
        // Of an event that came with an earlier page, this page has only the one that completed it.
        const late = one === undefined ? { cause } : {};
        matches.push({ ruleId, eventId, time, ...there, once, above, ...late });
      }
    }
  }
}
