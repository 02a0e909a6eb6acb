import { z } from "zod";
import type { KeptMatch, Matches, Sighting } from "#ports";
import { createMemoryMatches } from "#ports/memory-matches";

const Row = z.object({
  series: z.string(),
  base: z.string(),
  eventKey: z.string(),
  occurredAt: z.number(),
  detail: z.string(),
  usedUntil: z.number(),
});

const Seen = z.object({
  series: z.string(),
  value: z.string(),
  stretch: z.number(),
  first: z.number(),
  last: z.number(),
  usedUntil: z.number(),
});

/** What correlations remember between two steps. */
export const MatchMemory = z.object({ matches: z.array(Row), sightings: z.array(Seen) });
export type MatchMemory = z.infer<typeof MatchMemory>;

/** The memory of correlations for one step: what is stored for live evaluation is neither read nor changed. */
export async function keptMatches(before: MatchMemory): Promise<{
  readonly matches: Matches;
  readonly size: () => number;
  readonly memory: () => MatchMemory;
}> {
  const matches = createMemoryMatches();
  const rows = new Map<string, KeptMatch>();
  const seen = new Map<string, Sighting>();
  const add: Matches["add"] = async (added) => {
    for (const row of added) rows.set(`${row.series} ${row.base} ${row.eventKey}`, row);
    await matches.add(added);
  };
  const sight: Matches["sight"] = async (sighted) => {
    await matches.sight(sighted);
    for (const one of sighted) {
      const key = `${one.series} ${one.value} ${one.stretch}`;
      const known = seen.get(key) ?? one;
      seen.set(key, {
        ...known,
        first: Math.min(known.first, one.first),
        last: Math.max(known.last, one.last),
        usedUntil: Math.max(known.usedUntil, one.usedUntil),
      });
    }
  };
  await add(before.matches);
  await sight(before.sightings);
  return {
    matches: { ...matches, add, sight },
    size: () => rows.size + seen.size,
    memory: () => ({ matches: [...rows.values()], sightings: [...seen.values()] }),
  };
}
