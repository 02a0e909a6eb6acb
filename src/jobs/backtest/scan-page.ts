import { evaluate } from "#pipeline/evaluate";
import type { NormalisedEvent } from "#pipeline/shapes/normalised-event";
import type { Matches, Platform } from "#ports";
import type { BacktestRules } from "./backtest-rules";
import { countFinding, countMatch, type Tally } from "./tally";

/** Evaluates events as live evaluation does, and counts what is found between `from` and `to`. */
export async function scanPage(
  deps: Pick<Platform, "bytes">,
  side: { readonly rules: BacktestRules; readonly matches: Matches; readonly tally: Tally },
  events: ReadonlyArray<NormalisedEvent>,
  range: {
    readonly from: number;
    readonly to: number;
    readonly ownAccountId: string | null;
    /** What is new is not said yet, only learnt. */
    readonly learns: boolean;
  },
): Promise<void> {
  if (range.learns && !side.rules.learns) return;
  const { active, counted, reach } = side.rules;
  const matched = new Set<NormalisedEvent["body"]>();
  const watched = {
    ...active,
    match: (body: NormalisedEvent["body"]) => {
      const found = active.match(body);
      if (found.some(({ rule }) => counted.has(rule.id))) matched.add(body);
      return found;
    },
  };
  const heard = events.filter(
    ({ event }) => event.occurredAt >= range.from - reach && event.occurredAt < range.to,
  );
  const { matches } = side;
  const { findings } = await evaluate({ ...deps, matches }, watched, heard, {
    ownAccountId: range.ownAccountId,
    past: range.learns ? "unknown" : "known",
  });
  if (range.learns) return;
  for (const { event, body } of heard) {
    if (event.occurredAt >= range.from && matched.has(body)) countMatch(side.tally, event);
  }
  for (const finding of findings) {
    const isInRange = finding.events.some(({ event }) => event.occurredAt >= range.from);
    if (isInRange) countFinding(side.tally, finding);
  }
}
