/** A dotted path of a raw event, made ready to be read often. */
export interface FieldPath {
  /**
   * Every value that the path reaches. A list on the way stands for all its members, lists at its end are
   * flattened, and a number picks one member. An absent path gives no values.
   */
  readonly values: (event: unknown) => ReadonlyArray<unknown>;
  /** Whether the path is there at all, be its value null, empty or an empty list. */
  readonly present: (event: unknown) => boolean;
}

/** Only own properties are followed, so a path cannot reach a prototype. */
export const fieldPath = (path: string): FieldPath => {
  const steps = path.split(".").map(toStep);
  return {
    values: (event) => {
      // Nearly every path meets no list: then there is nothing to collect.
      let value = event;
      for (let depth = 0; depth < steps.length; depth += 1) {
        const step = steps[depth];
        if (step === undefined || typeof value !== "object" || value === null) return NOTHING;
        if (Array.isArray(value)) return collected(value, steps, depth);
        value = own(value, step);
      }
      if (Array.isArray(value)) return collected(value, steps, steps.length);
      return value === undefined ? NOTHING : [value];
    },
    present: (event) => isPresent(event, steps, 0, 0),
  };
};

const NOTHING: ReadonlyArray<never> = [];

interface Step {
  readonly key: string;
  /** A name that every object inherits: only then does it have to be asked whether the object owns it. */
  readonly inherited: boolean;
  /** Which member of a list the key picks, or -1. */
  readonly index: number;
}

const toStep = (key: string): Step => ({
  key,
  inherited: key in Object.prototype,
  index: /^\d{1,6}$/.test(key) ? Number(key) : -1,
});

const collected = (
  start: unknown,
  steps: ReadonlyArray<Step>,
  depth: number,
): ReadonlyArray<unknown> => {
  const found: unknown[] = [];
  collect(start, steps, depth, found, 0);
  return found;
};

const collect = (
  start: unknown,
  steps: ReadonlyArray<Step>,
  from: number,
  found: unknown[],
  level: number,
): void => {
  let value = start;
  for (let depth = from; depth < steps.length; depth += 1) {
    const step = steps[depth];
    if (step === undefined || typeof value !== "object" || value === null) return;
    if (Array.isArray(value) && step.index === -1)
      return collectMembers(value, steps, depth, found, level);
    value = own(value, step);
  }
  if (Array.isArray(value)) collectMembers(value, steps, steps.length, found, level);
  else if (value !== undefined) found.push(value);
};

const collectMembers = (
  members: ReadonlyArray<unknown>,
  steps: ReadonlyArray<Step>,
  depth: number,
  found: unknown[],
  level: number,
): void => {
  if (level > MOST_LEVELS) return;
  for (const member of members) {
    if (found.length >= MOST_MEMBERS) return;
    collect(member, steps, depth, found, level + 1);
  }
};

const isPresent = (
  start: unknown,
  steps: ReadonlyArray<Step>,
  from: number,
  level: number,
): boolean => {
  let value = start;
  for (let depth = from; depth < steps.length; depth += 1) {
    const step = steps[depth];
    if (step === undefined || typeof value !== "object" || value === null) return false;
    if (Array.isArray(value) && step.index === -1) {
      const members = level > MOST_LEVELS ? [] : value.slice(0, MOST_MEMBERS);
      return members.some((member) => isPresent(member, steps, depth, level + 1));
    }
    value = own(value, step);
  }
  return value !== undefined;
};

const own = (holder: object, { key, inherited, index }: Step): unknown => {
  if (Array.isArray(holder)) return holder[index];
  return inherited && !Object.hasOwn(holder, key) ? undefined : property(holder, key);
};

/** Guarantee: `holder` is an object, and reading any key of an object is allowed. */
const property = (holder: object, key: string): unknown =>
  (holder as Readonly<Record<string, unknown>>)[key];

/** A hostile event may hold a list of millions. */
const MOST_MEMBERS = 10_000;

/** Lists inside lists; a hostile event may nest them without end. */
const MOST_LEVELS = 64;

/** Whether a value of a parsed document is a map: neither a list nor nothing. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
