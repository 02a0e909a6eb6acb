/**
 * Reads a dotted path of a raw event. A list on the way stands for all its members, so the result holds every
 * value that the path reaches, lists at its end flattened; a number picks one member. Only own properties are
 * followed, so a path cannot reach a prototype. An absent path gives no values.
 */
export const readPath = (
  event: unknown,
  segments: ReadonlyArray<string>,
): ReadonlyArray<unknown> => {
  const first = step(event, segments, 0);
  if (first.lists === null) return first.missing ? [] : [first.value];
  const found: unknown[] = [];
  collect(first.lists, segments, first.depth, found, 0);
  return found;
};

/** Whether the path is there at all, be its value null, empty or an empty list. */
export const hasPath = (event: unknown, segments: ReadonlyArray<string>, level = 0): boolean => {
  if (level > MOST_LEVELS) return false;
  const first = step(event, segments, 0);
  if (first.lists === null) return !first.missing;
  if (first.depth >= segments.length) return true;
  return first.lists
    .slice(0, MOST_MEMBERS)
    .some((member) => hasPath(member, segments.slice(first.depth), level + 1));
};

/** Follows objects only, until the end or the first list. */
const step = (event: unknown, segments: ReadonlyArray<string>, from: number): Step => {
  let value = event;
  let depth = from;
  for (;;) {
    if (Array.isArray(value)) {
      const index = segments[depth];
      if (index === undefined || !/^\d{1,6}$/.test(index))
        return { lists: value, depth, value: null, missing: false };
      value = value[Number(index)];
      if (value === undefined) return MISSING;
      depth += 1;
      continue;
    }
    const key = segments[depth];
    if (key === undefined) return { lists: null, depth, value, missing: false };
    if (!isObject(value) || !Object.hasOwn(value, key)) return MISSING;
    value = value[key];
    depth += 1;
  }
};

interface Step {
  readonly lists: ReadonlyArray<unknown> | null;
  readonly depth: number;
  readonly value: unknown;
  readonly missing: boolean;
}

const MISSING: Step = { lists: null, depth: 0, value: undefined, missing: true };

const collect = (
  members: ReadonlyArray<unknown>,
  segments: ReadonlyArray<string>,
  depth: number,
  found: unknown[],
  level: number,
): void => {
  if (level > MOST_LEVELS) return;
  for (const member of members) {
    if (found.length >= MOST_MEMBERS) return;
    const next = step(member, segments, depth);
    if (next.lists !== null) collect(next.lists, segments, next.depth, found, level + 1);
    else if (!next.missing) found.push(next.value);
  }
};

/** A hostile event may hold a list of millions. */
const MOST_MEMBERS = 10_000;

/** Lists inside lists; a hostile event may nest them without end. */
const MOST_LEVELS = 64;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
