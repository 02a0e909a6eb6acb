import type { DayFigures } from "#contract";
import type { Checkpoint, Platform } from "#ports";
import { addFigures } from "./shapes/add-figures";
import { countEvents } from "./shapes/count-events";
import { hourPages } from "./shapes/hour-pages";
import { KEPT_VALUES } from "./shapes/kept-values";
import { RollUpState } from "./shapes/roll-up-state";

type Deps = Pick<Platform, "events" | "rollups" | "checkpoints" | "random" | "clock" | "log">;
type Mark = Awaited<ReturnType<Platform["rollups"]["marked"]>>[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MARKS = 48;
const COUNTRIES = 500;

/**
 * Counts the hours that have marks, and their days. An hour is counted from its rows, never incremented, so it may be
 * counted any number of times. The marks go last. Answers how many hours were counted.
 */
export async function rollUp(
  deps: Deps,
  run: { readonly owner: string; readonly until: number },
): Promise<number> {
  const held = await lease(deps, run);
  if (held === null) return 0;
  try {
    let checkpoint: Checkpoint | null = await markAll(deps, run, held);
    let counted = 0;
    while (checkpoint !== null && deps.clock.now() < run.until) {
      const marks = await deps.rollups.marked(MARKS);
      const [newest] = marks;
      if (newest === undefined) break;
      const day = Math.floor(newest.hour / DAY) * DAY;
      const ofDay = marks.filter((mark) => mark.hour >= day);
      checkpoint = await countDay(deps, run, checkpoint, day, ofDay);
      if (checkpoint !== null) counted += ofDay.length;
    }
    if (counted > 0) deps.log.write("roll-up.counted", { hours: counted });
    return counted;
  } finally {
    await deps.checkpoints.release("roll-up", run.owner);
  }
}

interface Run {
  readonly owner: string;
  readonly until: number;
}

function lease(deps: Deps, { owner, until }: Run): Promise<Checkpoint | null> {
  return deps.checkpoints.lease({
    name: "roll-up",
    owner,
    now: deps.clock.now(),
    until: until + 60_000,
  });
}

function advance(
  deps: Deps,
  { owner, until }: Run,
  { version }: Checkpoint,
  state: RollUpState,
): Promise<Checkpoint | null> {
  return deps.checkpoints.advance({
    name: "roll-up",
    owner,
    version,
    state,
    until: until + 60_000,
  });
}

function stateOf({ state }: Checkpoint): RollUpState {
  // The first moment that a database can hold: even a nonsensical time of an event is after it.
  return state === null
    ? { markedUntil: Number.MIN_SAFE_INTEGER, countries: [] }
    : RollUpState.parse(state);
}

/** Marks the hours of events that were stored before there were marks: once, hopping from hour to hour. */
async function markAll(deps: Deps, run: Run, held: Checkpoint): Promise<Checkpoint | null> {
  let checkpoint: Checkpoint | null = held;
  while (checkpoint !== null && deps.clock.now() < run.until) {
    const { markedUntil, countries } = stateOf(checkpoint);
    if (markedUntil === null) break;
    const hours: number[] = [];
    let next: number | null = markedUntil;
    while (next !== null && hours.length < 100) {
      next = await deps.events.firstFrom(next);
      if (next === null) break;
      const hour = Math.floor(next / HOUR) * HOUR;
      hours.push(hour);
      next = hour + HOUR;
    }
    await deps.rollups.mark(hours, deps.random.uuid());
    checkpoint = await advance(deps, run, checkpoint, { markedUntil: next, countries });
  }
  return checkpoint;
}

/** Null where another run was faster at something: what is left keeps its marks. */
async function countDay(
  deps: Deps,
  run: Run,
  checkpoint: Checkpoint,
  day: number,
  marks: ReadonlyArray<Mark>,
): Promise<Checkpoint | null> {
  for (const { hour } of marks) if (!(await countHour(deps, hour))) return null;
  const [stored] = await deps.rollups.days(day, day + DAY);
  const figures = await addUpDay(deps, day);
  const expectedVersion = stored?.version ?? 0;
  if (!(await deps.rollups.saveDay({ day, expectedVersion, figures }))) return null;
  const next = await seeCountries(deps, run, checkpoint, day);
  if (next !== null) await deps.rollups.unmark(marks);
  return next;
}

async function countHour(deps: Deps, hour: number): Promise<boolean> {
  // The version first: an hour that is closed in between is not overwritten.
  const [stored] = await deps.rollups.hours(hour, hour + HOUR);
  const counted = await deps.rollups.counted(hour);
  const parts = [];
  for await (const page of hourPages(deps, hour)) {
    parts.push(countEvents(page.filter(({ key }) => !counted.has(key))));
  }
  return await deps.rollups.saveHour({
    hour,
    batches: counted.batches,
    expectedVersion: stored?.version ?? 0,
    figures: addFigures(parts, KEPT_VALUES),
  });
}

async function addUpDay(deps: Deps, day: number): Promise<DayFigures> {
  const hours = (await deps.rollups.hours(day, day + DAY)).map(({ hour, parts }) => ({
    at: hour,
    ...addFigures(parts, KEPT_VALUES),
  }));
  const { actions, actors, countries, ips } = addFigures(hours, KEPT_VALUES);
  return {
    actions,
    actors,
    countries,
    ips,
    hours: hours
      .filter(({ total }) => total > 0)
      .map(({ at, total, products, categories }) => ({ at, total, products, categories })),
  };
}

/** Where a day brings a country that is new, or earlier than known, the checkpoint learns it. */
async function seeCountries(
  deps: Deps,
  run: Run,
  checkpoint: Checkpoint,
  day: number,
): Promise<Checkpoint | null> {
  const state = stateOf(checkpoint);
  const first = new Map(state.countries);
  for (const { hour, parts } of await deps.rollups.hours(day, day + DAY)) {
    for (const [country] of parts.flatMap((part) => part.countries)) {
      const known = first.get(country);
      const isNew = known === undefined && first.size < COUNTRIES;
      if (country !== "" && (isNew || (known !== undefined && hour < known))) {
        first.set(country, hour);
      }
    }
  }
  return await advance(deps, run, checkpoint, { ...state, countries: [...first] });
}
