import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compileRules } from "#sigma/compile-rules";
import { createCorrelator } from "#sigma/create-correlator";
import { parseRules } from "#sigma/parse-rules";
import { benchEvents, type BenchEvent } from "./bench-events";
import {
  atLeast,
  atMost,
  printReport,
  spread,
  type BenchResult,
  type BenchTarget,
} from "./bench-report";
import { benchRules, type BenchRule } from "./bench-rules";
import type { BenchEngine, PreparedEngine } from "./engines/bench-engine";
import { jsonLogic } from "./engines/json-logic";
import { jsonRules } from "./engines/json-rules";
import { mingo } from "./engines/mingo";
import { naive } from "./engines/naive";
import { ours } from "./engines/ours";
import { sift } from "./engines/sift";
import { toSigma } from "./engines/to-sigma";

// Every engine in one process over the same events and rules. Engines too slow for all events take the first of
// them, so that a run ends; the matches of every engine are compared with ours on the events that it took.

const EVENTS = 20_000;
const SEED = 20_261_124;
const ROUNDS = 5;

const main = async (): Promise<void> => {
  const json = process.argv.includes("--json");
  const events = benchEvents(EVENTS, SEED);
  const results: BenchResult[] = [];
  const targets: BenchTarget[] = [];
  const counts: Record<string, number> = { events: EVENTS, seed: SEED };

  for (const count of [10, 100, 1_000]) {
    const rules = benchRules(count, SEED + count);
    const expected = await collect(ours.prepare(rules), events);
    const matches = expected.reduce((sum, found) => sum + found.length, 0);
    counts[`matches_${count}`] = matches;
    const pairs = `${count} rules: matching pairs of rule and event, percent`;
    targets.push(
      atLeast(pairs, 0.5, percent(matches, count)),
      atMost(pairs, 5, percent(matches, count)),
    );
    targets.push(
      atMost(`${count} rules: rules with a literal action, percent`, 40, literalShare(rules)),
    );
    const contenders: Contender[] = [];
    for (const engine of [ours, jsonLogic, sift, mingo, naive, jsonRules]) {
      const contender = await prepare(engine, rules, events);
      contenders.push(contender);
      const found = await collect(contender.prepared, contender.taken);
      const differing = found.filter(
        (one, index) => String(one) !== String(expected[index]),
      ).length;
      targets.push(
        atMost(`${engine.name}, ${count} rules: events with other matches`, 0, differing),
      );
    }
    // In turn, so that whatever else the machine does meanwhile falls on all of them.
    for (let round = 0; round < ROUNDS; round += 1)
      for (const one of contenders) one.samples.push(await pace(one));
    for (const { engine, samples } of contenders)
      results.push(spread(`${engine.name}, ${count} rules`, "events/s", samples));
    const samplesOf = (engine: BenchEngine): ReadonlyArray<number> =>
      contenders.find((one) => one.engine === engine)?.samples ?? [];
    const ratio = (peer: BenchEngine): number => {
      const ratios = samplesOf(ours).map((sample, round) => sample / (samplesOf(peer)[round] ?? 1));
      return spread("", "", ratios).median;
    };
    if (count === 10) continue;
    targets.push(
      atLeast(`${count} rules: times json-logic-engine`, count === 100 ? 5 : 8, ratio(jsonLogic)),
    );
    targets.push(atLeast(`${count} rules: times json-rules-engine`, 500, ratio(jsonRules)));
  }
  measureCompiling(results);
  measureState(results, targets, counts);
  printReport({ name: "rules", counts, results, targets }, json);
};

const collect = async (
  { match, ids }: PreparedEngine,
  events: ReadonlyArray<BenchEvent>,
): Promise<ReadonlyArray<ReadonlyArray<number>>> => {
  const found: ReadonlyArray<number>[] = [];
  for (const event of events) found.push(ids(await match(event)).toSorted((a, b) => a - b));
  return found;
};

const percent = (matches: number, rules: number): number => (matches / (rules * EVENTS)) * 100;

const literalShare = (rules: ReadonlyArray<BenchRule>): number =>
  (rules.filter(({ all }) =>
    all.some(({ field, operator }) => field === "action" && operator === "in"),
  ).length /
    rules.length) *
  100;

interface Contender {
  readonly engine: BenchEngine;
  readonly prepared: PreparedEngine;
  /** As many of the events as the engine gets through in about a second; at least 60. */
  readonly taken: ReadonlyArray<BenchEvent>;
  /** How often these are run through for one sample, so that a sample is no shorter than about 0.3 seconds. */
  readonly passes: number;
  readonly samples: number[];
}

const prepare = async (
  engine: BenchEngine,
  rules: ReadonlyArray<BenchRule>,
  events: ReadonlyArray<BenchEvent>,
): Promise<Contender> => {
  const prepared = engine.prepare(rules);
  const trial = events.slice(0, 60);
  await seconds(prepared, trial);
  const perSecond = trial.length / (await seconds(prepared, trial));
  const taken = events.slice(0, Math.max(60, Math.min(events.length, Math.floor(perSecond))));
  const passes = taken.length < events.length ? 1 : 10;
  return { engine, prepared, taken, passes, samples: [] };
};

/** Events a second. */
const pace = async ({ prepared, taken, passes }: Contender): Promise<number> => {
  let took = 0;
  for (let pass = 0; pass < passes; pass += 1) took += await seconds(prepared, taken);
  return (taken.length * passes) / took;
};

const seconds = async (
  { match }: PreparedEngine,
  events: ReadonlyArray<BenchEvent>,
): Promise<number> => {
  const started = performance.now();
  for (const event of events) {
    const found = match(event);
    // Awaiting what is no promise would charge the engines that answer at once.
    if (found instanceof Promise) await found;
  }
  return (performance.now() - started) / 1_000;
};

const measureCompiling = (results: BenchResult[]): void => {
  const text = benchRules(3_000, SEED).map(toSigma).join("\n---\n");
  const times: number[] = [];
  const sizes: number[] = [];
  // Held until the end, so that what is measured is not collected before.
  const kept: unknown[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = heap();
    const started = performance.now();
    const rules = compileRules(parseRules(text).documents);
    times.push(performance.now() - started);
    kept.push(rules);
    sizes.push((heap() - before) / 1_048_576);
    if (rules.rules.length !== 3_000) throw new Error("not all rules compiled");
  }
  results.push(
    spread("parse and compile 3,000 rules", "ms", times),
    spread("3,000 compiled rules", "MiB", sizes),
  );
};

const GROUPS = 100_000;

/** A threshold and a sequence over so many accounts at once, three matches each. */
const measureState = (
  results: BenchResult[],
  targets: BenchTarget[],
  counts: Record<string, number>,
): void => {
  const { documents } = parseRules(CORRELATIONS);
  const { correlations } = compileRules(documents);
  const before = heap();
  const correlator = createCorrelator(correlations, { mostGroups: GROUPS * 2 });
  const started = performance.now();
  for (let n = 0; n < GROUPS * 3; n += 1) {
    const actor = { id: `712020:${n % GROUPS}` };
    correlator.push({
      ruleId: "base",
      eventId: `event-${n}`,
      time: n,
      event: { attributes: { actor } },
    });
  }
  const rate = (GROUPS * 3) / ((performance.now() - started) / 1_000);
  const bytes = (heap() - before) / correlator.groups();
  counts["correlation_groups"] = correlator.groups();
  results.push(
    spread("correlation, matches taken in", "matches/s", [rate]),
    spread("correlation state", "bytes/group", [bytes]),
  );
  targets.push(atMost("correlation state of one group, bytes", 1_024, bytes));

  for (let n = 0; n < GROUPS * 3; n += 1) {
    correlator.push({
      ruleId: "base",
      eventId: `late-${n}`,
      time: GROUPS * 3 + n,
      event: { attributes: { actor: { id: `new-${n}` } } },
    });
  }
  targets.push(
    atMost("open groups after four times as many accounts", GROUPS * 2, correlator.groups()),
  );
  counts["correlation_groups_given_up"] = correlator.evicted();
};

const CORRELATIONS = `title: Base
id: base
logsource: {product: atlassian}
detection: {s: {action: x}, condition: s}
---
title: Many
id: many
correlation: {type: event_count, rules: [base], group-by: [actor.id], timespan: 1h, condition: {gte: 10}}
`;

/** Bytes of live objects. */
const heap = (): number => {
  setFlagsFromString("--expose-gc");
  const collectGarbage: unknown = runInNewContext("gc");
  if (typeof collectGarbage === "function")
    for (let round = 0; round < 3; round += 1) collectGarbage();
  return process.memoryUsage().heapUsed;
};

await main();
