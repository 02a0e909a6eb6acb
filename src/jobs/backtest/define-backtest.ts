import { z } from "zod";
import type { BacktestReport } from "#contract";
import { parseJson } from "#lib/parse-json";
import { normalise } from "#pipeline/normalise";
import type { NormalisedEvent } from "#pipeline/shapes/normalised-event";
import type { Platform } from "#ports";
import type { ParsedRule } from "#rules/load-rules";
import { defineJob, type DefinedJob, type StepOf, type StepOutcome } from "../define-job";
import { backtestRules, type BacktestRules } from "./backtest-rules";
import { frozenDocuments } from "./frozen-documents";
import { HistoryPosition } from "./history-position";
import { keptMatches } from "./kept-matches";
import { readHistory, type HistoryPage } from "./read-history";
import { scanPage } from "./scan-page";
import { emptySnapshot, keepSnapshot, readSnapshot, type Snapshot } from "./snapshot";
import { tellSide } from "./tell-side";

const Input = z.object({
  /** The rule as it stands in the editor, with its ids. */
  yaml: z.string(),
  ids: z.array(z.string()),
  /** Whether a rule of these ids is saved. */
  hasSaved: z.boolean(),
  /** Event time: from, inclusive, and to, exclusive. */
  from: z.number(),
  to: z.number(),
  startedAt: z.number(),
  orgId: z.string(),
  ownAccountId: z.string().nullable(),
  /** Of `freezeDocuments`. */
  documents: z.string(),
});
type Input = z.infer<typeof Input>;

const State = z.object({
  position: HistoryPosition,
  /** Events of a pass before this one, which rules make that have to know all that was before they say what was new. */
  learnt: z.number().int().default(0),
  learns: z.boolean().default(false),
  snapshot: z.array(z.number().int()),
  total: z.number().int(),
  scanned: z.number().int(),
  unreadable: z.number().int(),
});
type State = z.infer<typeof State>;

/** A step ends after so much; what is done again should a run die. */
const STEP_MS = 8_000;
const STEP_EVENTS = 10_000;
const MOST_ALERTS = 2_000;
const MOST_REMEMBERED = 50_000;

const START: HistoryPosition = { segment: 0, tail: null, beside: [] };

/** One rule text over stored history, beside the saved rule: evaluated by the very stage that evaluates live. */
export function backtest(prebuilt: ReadonlyArray<ParsedRule>): DefinedJob {
  return defineJob({
    input: Input,
    state: State,
    step: (deps, step) => scan(deps, prebuilt, step),
  });
}

async function scan(
  deps: Platform,
  prebuilt: ReadonlyArray<ParsedRule>,
  { input, state, keep, readKept }: StepOf<Input, State>,
): Promise<StepOutcome<State>> {
  const began = deps.clock.now();
  const snapshot =
    state === null
      ? emptySnapshot(input.hasSaved)
      : await readSnapshot(deps, readKept, state.snapshot);
  const sides = await openSides(deps, prebuilt, input, snapshot);
  const before = state ?? (await beginning(deps, sides));
  const reach = Math.max(...sides.map(({ rules }) => rules.reach));
  const range = { ...input, from: input.from - reach };
  let { position, learns, learnt, scanned, unreadable } = before;
  let stopped = "";
  let isLast = false;
  while (!isLast && stopped === "") {
    const page = await readHistory(deps, position, range);
    const events = readEvents(deps, input, page);
    for (const side of sides) await scanPage(deps, side, events, { ...input, learns });
    ({ position, isLast } = page);
    if (learns) learnt += page.events.length;
    else {
      scanned += page.events.length;
      unreadable += page.events.length - events.length;
    }
    if (learns && isLast) [learns, isLast, position] = [false, false, START];
    stopped = tooMuch(sides);
    const looked = learnt + scanned - before.learnt - before.scanned;
    if (deps.clock.now() - began >= STEP_MS || looked >= STEP_EVENTS) break;
  }
  const total = Math.max(before.total, learnt + scanned);
  const progress = { done: learnt + scanned, total, note: "" };
  const [edited, saved] = sides.map(({ tally, memory }) => ({ tally, memory: memory() }));
  if (edited === undefined) throw new Error("a backtest has at least one side");
  if (!isLast && stopped === "") {
    const kept = await keepSnapshot(deps, keep, { edited, saved: saved ?? null });
    const next = { position, snapshot: [...kept], total, learnt, learns, scanned, unreadable };
    return { next: "step", state: next, progress };
  }
  const report: BacktestReport = {
    from: input.from,
    to: input.to,
    scanned,
    unreadable,
    stopped,
    edited: tellSide(edited.tally, saved?.tally ?? null),
    saved: saved === undefined ? null : tellSide(saved.tally, edited.tally),
  };
  const part = await keep(deps.bytes.gzip(JSON.stringify(report)));
  return { next: "done", parts: [part], progress: { ...progress, total: learnt + scanned } };
}

async function beginning(
  deps: Pick<Platform, "segments" | "tail">,
  sides: ReadonlyArray<{ readonly rules: BacktestRules }>,
): Promise<State> {
  let total = (await deps.tail.waiting()).count;
  let after = 0;
  for (;;) {
    const entries = await deps.segments.list(after, 500);
    for (const { count } of entries) total += count;
    const last = entries.at(-1);
    if (last === undefined) break;
    after = last.number;
  }
  const learns = sides.some(({ rules }) => rules.learns);
  if (learns) total *= 2;
  return { position: START, snapshot: [], total, learnt: 0, learns, scanned: 0, unreadable: 0 };
}

async function openSides(
  deps: Platform,
  prebuilt: ReadonlyArray<ParsedRule>,
  { yaml, ids, documents }: Input,
  snapshot: Snapshot,
) {
  const frozen = { log: deps.log, documents: frozenDocuments(deps, documents) };
  const open = async (side: Snapshot["edited"], yaml: string | null) => {
    const rules: BacktestRules = await backtestRules(frozen, prebuilt, { ids, yaml });
    return { rules, tally: side.tally, ...(await keptMatches(side.memory)) };
  };
  const edited = await open(snapshot.edited, yaml);
  return snapshot.saved === null ? [edited] : [edited, await open(snapshot.saved, null)];
}

/** Events as the pipeline has them. The key is the stored one, whatever source brought the event. */
function readEvents(
  deps: Pick<Platform, "bytes" | "clock">,
  { orgId }: Input,
  page: HistoryPage,
): ReadonlyArray<NormalisedEvent> {
  return page.events.flatMap(({ key, raw }) => {
    if (raw === null) return [];
    const source = "org-audit-log";
    const { events } = normalise(deps, { orgId, source, raws: [parseJson(raw)] });
    return events.map((one) => ({ ...one, event: { ...one.event, key } }));
  });
}

function tooMuch(
  sides: ReadonlyArray<{
    readonly tally: { readonly alerts: Readonly<Record<string, unknown>> };
    readonly size: () => number;
  }>,
): string {
  for (const { tally, size } of sides) {
    if (Object.keys(tally.alerts).length >= MOST_ALERTS)
      return `The rule raises more than ${MOST_ALERTS.toLocaleString("en")} alerts. What came later was not looked at.`;
    if (size() >= MOST_REMEMBERED)
      return "The rule has to remember too many matches. What came later was not looked at.";
  }
  return "";
}
