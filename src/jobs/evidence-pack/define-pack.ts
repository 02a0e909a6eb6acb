import { z } from "zod";
import { Framework, Gap, Period, type ComplianceReport } from "#contract";
import type { Platform } from "#ports";
import { readAccess } from "#reports/compliance/read-access";
import { readAlerts } from "#reports/compliance/read-alerts";
import { readChanges } from "#reports/compliance/read-changes";
import { readCompliance } from "#reports/compliance/read-compliance";
import { readKeys } from "#reports/compliance/read-keys";
import type { ParsedRule } from "#rules/load-rules";
import { defineJob, type DefinedJob, type StepOf, type StepOutcome } from "../define-job";
import { csv } from "./csv";
import { keepFile } from "./pack-file";
import { reportPage } from "./report-page";
import { sealPack } from "./seal-pack";
import { tables } from "./tables";

const Input = z.object({
  period: Period,
  frameworks: z.array(Framework),
  collection: z.object({
    orgId: z.string().nullable(),
    refusal: z.object({ text: z.string(), since: z.number() }).nullable(),
    collected: z.array(Period),
    gaps: z.array(Gap),
    searchableFrom: z.number().nullable(),
  }),
  uses: z.array(z.object({ id: z.string(), label: z.string(), at: z.number() })),
  madeBy: z.string(),
});
type Input = z.infer<typeof Input>;

const stages = ["alerts", "policy", "privilege", "administration", "seal"] as const;

const State = z.object({
  stage: z.enum(stages),
  /** The last row that was written of this stage; null: none. */
  after: z.object({ at: z.number().int(), key: z.string() }).nullable(),
  rows: z.object({ alerts: z.number().int(), changes: z.number().int() }),
  parts: z.array(z.number().int()),
  /** Files that have not all rows. */
  cut: z.array(z.string()),
});
type State = z.infer<typeof State>;

const ROWS_A_STEP = 200;
const MOST_ROWS = 20_000;

/** Evidence for auditors: a page to print, a CSV file for each list, and a manifest that is signed. */
export function evidencePack(prebuilt: ReadonlyArray<ParsedRule>): DefinedJob {
  return defineJob({
    input: Input,
    state: State,
    step: async (deps, step): Promise<StepOutcome<State>> => {
      const { state } = step;
      switch (state?.stage) {
        case undefined:
          return await writeSummary(deps, prebuilt, step);
        case "alerts":
          return await writeAlerts(deps, step, state);
        case "policy":
        case "privilege":
        case "administration":
          return await writeChanges(deps, step, state, state.stage);
        case "seal": {
          const parts = [...state.parts, ...(await sealPack(deps, step, state))];
          return { next: "done", parts, progress: progressOf(state) };
        }
      }
    },
  });
}

type Step = StepOf<Input, State>;

/** What is a question of the page too, and the page that tells of it. */
async function writeSummary(
  deps: Platform,
  prebuilt: ReadonlyArray<ParsedRule>,
  { input, keep }: Step,
): Promise<StepOutcome<State>> {
  const { period, collection, frameworks } = input;
  const at = Math.min(period.to, deps.clock.now());
  const whole = await readCompliance(deps, { period, collection, prebuilt });
  const report = ofFrameworks(whole, frameworks);
  const { holders } = await readAccess(deps, at);
  const { keys } = await readKeys(deps, at, input.uses);
  const newest = { category: "policy", period, after: null, limit: ROWS_A_STEP } as const;
  const { changes } = await readChanges(deps, newest);
  const page = reportPage({ report, frameworks, holders, changes, keys });
  const parts: number[] = [];
  for (const [name, text] of [
    ["report.html", page],
    ["report.json", JSON.stringify(report, null, 2)],
    ["controls.csv", csv(tables.controls, report.controls, true)],
    ["rules.csv", csv(tables.rules, report.rules, true)],
    ["access.csv", csv(tables.access, holders, true)],
    ["keys.csv", csv(tables.keys, keys, true)],
  ] as const) {
    parts.push(...(await keepFile(deps, keep, name, text)));
  }
  return step({ stage: "alerts", after: null, rows: { alerts: 0, changes: 0 }, parts, cut: [] });
}

/** Only the chosen frameworks, and the topics and rules that speak to their controls. */
function ofFrameworks(
  report: ComplianceReport,
  frameworks: ReadonlyArray<Framework>,
): ComplianceReport {
  const controls = report.controls.filter(({ framework }) => frameworks.includes(framework));
  const topics = report.topics.filter(({ id }) => controls.some((one) => one.topics.includes(id)));
  const rules = report.rules.filter(({ id }) => topics.some((topic) => topic.rules.includes(id)));
  return { ...report, controls, topics, rules };
}

async function writeAlerts(
  deps: Platform,
  { input, keep }: Step,
  state: State,
): Promise<StepOutcome<State>> {
  const { after } = state;
  const position = after === null ? null : { createdAt: after.at, key: after.key };
  const asked = { period: input.period, after: position, limit: ROWS_A_STEP };
  const page = await readAlerts(deps, asked);
  const text = csv(tables.alerts, page, after === null);
  const parts = [...state.parts, ...(await keepFile(deps, keep, "alerts.csv", text))];
  const rows = { ...state.rows, alerts: state.rows.alerts + page.length };
  const last = page.length < ROWS_A_STEP ? undefined : page.at(-1)?.alert;
  if (last !== undefined && rows.alerts < MOST_ROWS) {
    return step({ ...state, after: { at: last.createdAt, key: last.key }, rows, parts });
  }
  const cut = last === undefined ? state.cut : [...state.cut, "alerts.csv"];
  return step({ stage: "policy", after: null, rows, parts, cut });
}

async function writeChanges(
  deps: Platform,
  { input, keep }: Step,
  state: State,
  category: "policy" | "privilege" | "administration",
): Promise<StepOutcome<State>> {
  const { after } = state;
  const position = after === null ? null : { occurredAt: after.at, key: after.key };
  const asked = { category, period: input.period, after: position, limit: ROWS_A_STEP };
  const { changes, next } = await readChanges(deps, asked);
  const text = csv(tables.changes, changes, category === "policy" && after === null);
  const parts = [...state.parts, ...(await keepFile(deps, keep, "changes.csv", text))];
  const rows = { ...state.rows, changes: state.rows.changes + changes.length };
  if (next !== null && rows.changes < MOST_ROWS) {
    return step({ ...state, after: { at: next.occurredAt, key: next.key }, rows, parts });
  }
  const cut = next === null ? state.cut : [...new Set([...state.cut, "changes.csv"])];
  return step({ stage: stageAfter(category), after: null, rows, parts, cut });
}

const stageAfter = (stage: State["stage"]): State["stage"] =>
  stages[stages.indexOf(stage) + 1] ?? "seal";

/** What the next step begins with. */
const step = (state: State): StepOutcome<State> => ({
  next: "step",
  state,
  progress: progressOf(state),
});

const progressOf = ({ rows }: State) => ({
  done: rows.alerts + rows.changes,
  total: null,
  note: "",
});
