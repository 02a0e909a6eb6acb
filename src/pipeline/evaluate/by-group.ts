import type { CountedMatch } from "./counted-match";

/** Matches by what they have in common, each group in the order given. */
export function byGroup(
  matches: ReadonlyArray<CountedMatch>,
): ReadonlyMap<string, ReadonlyArray<CountedMatch>> {
  const groups = new Map<string, CountedMatch[]>();
  for (const match of matches) {
    const group = groups.get(match.group);
    if (group === undefined) groups.set(match.group, [match]);
    else group.push(match);
  }
  return groups;
}
