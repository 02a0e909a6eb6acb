import { createRandom, type Random } from "../random";
import type { Incident, Planted } from "./incidents/incident";
import { stageIncident, type StagedIncident } from "./incidents/stage-incident";
import { isJsonObject } from "./json-object";
import { byProcessing, type Ledger, type LedgerRecord } from "./ledger";
import { organizationActivity } from "./world/activity";
import { everydayHappening } from "./world/background";
import { toEventBody, type Happening } from "./world/event-body";
import { blockOfEventId, toEventId } from "./world/event-id";
import { toEventTime } from "./world/event-time";
import { malformedBody, withOddity } from "./world/oddities";
import { choosePerson } from "./world/choose-person";
import { sensitiveOfDay } from "./world/sensitive";
import { createWhereabouts } from "./world/whereabouts";
import type { World } from "./world/world";

/** How unkind the log is: shares of all records, 0 to 1. */
export interface LedgerRates {
  /** Undocumented shapes. */
  readonly oddities: number;
  /** Event time minutes to hours before processing time. */
  readonly late: number;
  /** The same event again. */
  readonly repeated: number;
  /** The same id with another body. */
  readonly conflicting: number;
  /** No id, no time, not an object. */
  readonly malformed: number;
}

export interface GeneratedLedgerOptions {
  readonly seed: string;
  readonly world: World;
  /** Where history ends and the future begins, epoch milliseconds. */
  readonly origin: number;
  readonly days: number;
  /** Records in the history, planted ones included. */
  readonly events: number;
  /** At least so many an hour after the origin, so that somebody who watches at night sees something. */
  readonly liveEventsPerHour: number;
  readonly rates: LedgerRates;
}

export interface GeneratedLedger extends Ledger {
  readonly plant: (planted: Planted) => Incident;
  readonly incidents: () => ReadonlyArray<Incident>;
}

const blockMs = 3_600_000;
const latestMs = 6 * 3_600_000;
const keptBlocks = 64;
/** Ten years ahead. */
const farthestBlock = 87_600;

/**
 * A year of an organization, made an hour at a time when somebody asks for that hour, and going on for ever.
 * Nothing is stored: an hour is a pure function of the seed, its number and the planted incidents.
 */
export const createGeneratedLedger = (
  options: GeneratedLedgerOptions,
  planted: ReadonlyArray<Planted>,
): GeneratedLedger => {
  const { seed, world, origin, rates } = options;
  const firstBlock = -options.days * 24;
  const whereabouts = createWhereabouts(seed);
  const blockAt = (ms: number): number => Math.max(firstBlock, Math.floor((ms - origin) / blockMs));
  const startOf = (number: number): number => origin + number * blockMs;

  const staged: Array<StagedIncident> = [];
  const cache = new Map<number, ReadonlyArray<LedgerRecord>>();
  const plant = (one: Planted): Incident => {
    const stagedOne = stageIncident({ seed, world, whereabouts, blockAt }, one);
    staged.push(stagedOne);
    for (const record of stagedOne.records) cache.delete(blockAt(record.processedAt));
    return stagedOne.incident;
  };
  for (const one of planted) plant(one);

  const plantedHistory = staged
    .flatMap(({ records }) => records)
    .filter(({ processedAt }) => processedAt < origin).length;
  const countOf = createCounts(options, firstBlock, Math.max(0, options.events - plantedHistory));

  const happeningAt = (random: Random, ms: number): Happening => {
    for (;;) {
      const person = choosePerson(world, random, ms);
      const { reachable, location } = whereabouts(person, ms);
      if (reachable) return everydayHappening({ world, random, person, location });
    }
  };

  const recordOf = (
    number: number,
    random: Random,
    processedAt: number,
    sensitive?: (ms: number) => Happening,
  ): LedgerRecord => {
    const delay =
      sensitive === undefined && random.chance(rates.late)
        ? 120_000 + random.below(latestMs)
        : 300 + random.below(700);
    const timeText = toEventTime(processedAt - delay, random);
    const time = Date.parse(timeText);
    const id = toEventId(number, random);
    const stamp = { id, time: timeText, processedAt: new Date(processedAt).toISOString() };
    if (sensitive !== undefined)
      return {
        id,
        time,
        processedAt,
        body: toEventBody(world, sensitive(time), stamp),
        malformed: false,
      };
    const body = withOddity(
      toEventBody(world, happeningAt(random, time), stamp),
      random,
      rates.oddities,
    );
    if (random.chance(rates.malformed))
      return { id, time, processedAt, body: malformedBody(body, random), malformed: true };
    return { id, time, processedAt, body, malformed: false };
  };

  const makeBlock = (number: number): ReadonlyArray<LedgerRecord> => {
    const random = createRandom(seed, "block", number);
    // By the calendar, so that the limit holds for every date.
    const date = new Date(startOf(number));
    const sensitive = sensitiveOfDay(
      seed,
      world,
      Math.floor(date.getTime() / (24 * blockMs)),
    ).filter(({ hour }) => hour === date.getUTCHours());
    const last = startOf(number + 1) - 1;
    const records: Array<LedgerRecord> = [];
    const count = countOf(number);
    while (records.length < count) {
      const processedAt = startOf(number) + random.below(blockMs);
      const slot = sensitive.pop();
      const make =
        slot &&
        ((ms: number): Happening =>
          slot.make(world, random, (person) => whereabouts(person, ms).location));
      const record = recordOf(number, random, processedAt, make);
      records.push(record);
      if (records.length < count && !record.malformed && slot === undefined) {
        const again = repeat(rates, random, record, last);
        if (again !== undefined) records.push(again);
      }
    }
    for (const { records: own } of staged)
      records.push(...own.filter(({ processedAt }) => blockAt(processedAt) === number));
    return records.toSorted(byProcessing);
  };

  const block = (number: number): ReadonlyArray<LedgerRecord> => {
    const known = cache.get(number);
    if (known !== undefined) return known;
    const made = makeBlock(number);
    const [oldest] = cache.keys();
    if (cache.size >= keptBlocks && oldest !== undefined) cache.delete(oldest);
    cache.set(number, made);
    return made;
  };

  return {
    firstBlock,
    retains: true,
    blockAt,
    startOf,
    block,
    find: (id) => {
      const number = blockOfEventId(id);
      // An id that nobody gave out names a block at random: one far away is not worth making.
      if (number === undefined || number < firstBlock || number > farthestBlock) return undefined;
      return block(number).find((record) => record.id === id && !record.malformed);
    },
    plant,
    incidents: () => staged.map(({ incident }) => incident),
  };
};

/** Sometimes an event comes a second time, a few minutes on: word for word, or changed and processed anew. */
const repeat = (
  rates: LedgerRates,
  random: Random,
  record: LedgerRecord,
  last: number,
): LedgerRecord | undefined => {
  const mark = random.next();
  if (mark >= rates.repeated + rates.conflicting) return undefined;
  const processedAt = Math.min(last, record.processedAt + 1 + random.below(600_000));
  const attributes = isJsonObject(record.body) ? record.body["attributes"] : undefined;
  if (processedAt === record.processedAt || !isJsonObject(record.body) || !isJsonObject(attributes))
    return undefined;
  if (mark < rates.repeated) return { ...record, processedAt };
  const body = {
    ...record.body,
    attributes: { ...attributes, processedAt: new Date(processedAt).toISOString() },
    message: { content: "Corrected afterwards", format: "simple" },
  };
  return { ...record, processedAt, body };
};

/** How many background records each block has: the history's total exactly, shared out by how busy each hour is. */
const createCounts = (
  options: GeneratedLedgerOptions,
  firstBlock: number,
  total: number,
): ((number: number) => number) => {
  const week = 168;
  const busy = Array.from({ length: week }, (_, index) =>
    organizationActivity(options.origin + (firstBlock + index) * blockMs),
  );
  const upTo: Array<number> = [0];
  for (const weight of busy) upTo.push((upTo.at(-1) ?? 0) + weight);
  const weekWeight = upTo[week] ?? 1;
  const weightBefore = (number: number): number => {
    const index = number - firstBlock;
    return Math.floor(index / week) * weekWeight + (upTo[index % week] ?? 0);
  };
  const rate = total === 0 ? 0 : total / weightBefore(0);
  const before = (number: number): number =>
    number === 0 ? total : Math.round(rate * weightBefore(number));
  return (number) => {
    const count = before(number + 1) - before(number);
    return number < 0 ? count : Math.max(count, options.liveEventsPerHour);
  };
};
