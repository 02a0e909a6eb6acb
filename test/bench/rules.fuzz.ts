import { prebuiltRules } from "#rules/prebuilt-rules";
import { compileRules } from "#sigma/compile-rules";
import { defaultLimits } from "#sigma/limits";
import { parseCondition } from "#sigma/parse-condition";
import { parseRules } from "#sigma/parse-rules";
import { atMost, printReport, type BenchResult } from "./bench-report";
import { seededRandom } from "./seeded-random";

// Feeds the rule engine texts that nobody wrote: conditions, heaps of YAML pieces, and prebuilt rules with damage.
// What parses is compiled and run over hostile events. `--cases 1000000` is the full run, half of them conditions.

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};

const cases = argument("cases", 20_000);
const seed = argument("seed", 20_261_124);
const random = seededRandom(seed);

const pick = <Item>(items: ReadonlyArray<Item>): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};
const several = <Item>(most: number, make: () => Item): ReadonlyArray<Item> =>
  Array.from({ length: Math.floor(random() * most) }, make);

const CONDITION = [
  "selection",
  "filter",
  "filter_a",
  "and",
  "or",
  "not",
  "(",
  ")",
  "1 of",
  "all of",
  "them",
  "filter*",
  "of",
  "1",
  "*",
  "|",
  "count()",
  "\u0000",
  "é",
  "((((((",
  "not not",
  "AND",
  "",
];
const condition = (): string =>
  several(60, () => pick(CONDITION)).join(pick([" ", " ", "  ", "\t", ""]));

const YAML = [
  "title: x\n",
  "id: y\n",
  "logsource:\n",
  "  product: atlassian\n",
  "detection:\n",
  "  selection:\n",
  "    action: x\n",
  "    a|re: '(a+)+$'\n",
  "    a|contains|all:\n",
  "      - x\n",
  "    ? [a]\n",
  "  condition: selection\n",
  "correlation:\n",
  "  type: temporal\n",
  "  rules: [a, b]\n",
  "  timespan: 9h\n",
  "filter:\n",
  "  rules: any\n",
  "---\n",
  "...\n",
  "&a ",
  "*a",
  "<<: *a\n",
  "!!binary ",
  "!x ",
  "|\n",
  ">-\n",
  "- ",
  "[",
  "]",
  "{",
  "}",
  ",",
  ": ",
  "'",
  '"',
  "#",
  "%YAML 1.2\n",
  "\t",
  "  ",
  "\n",
  "\r\n",
  "\u0000",
  "\ufeff",
  "\ud800",
  "~",
  "null",
  "1e999",
  "0x",
  ".nan",
  "__proto__: {a: 1}\n",
  "constructor: x\n",
];
const pieces = (): string => several(40, () => pick(YAML)).join("");

const rules = prebuiltRules.map(({ text }) => text);
const MODIFIERS = [
  "|contains",
  "|all",
  "|re",
  "|cidr",
  "|base64offset",
  "|windash",
  "|wide",
  "|exists",
  "|fieldref",
  "|gte",
  "|hour",
  "|expand",
  "|neq",
  "|cased",
  "|i",
];

const damaged = (): string => {
  let text = pick(rules);
  for (let round = Math.floor(random() * 4); round >= 0; round -= 1) {
    const at = Math.floor(random() * text.length);
    const end = at + Math.floor(random() * 30);
    const choice = random();
    if (choice < 0.25) text = text.slice(0, at) + text.slice(end);
    else if (choice < 0.5) text = text.slice(0, at) + pick(YAML) + text.slice(at);
    else if (choice < 0.7)
      text =
        text.slice(0, at) +
        text.slice(at, end).repeat(1 + Math.floor(random() * 20)) +
        text.slice(end);
    else if (choice < 0.85)
      text = text.replace(
        /(\n\s+[a-z.]+)(: )/,
        (_, key: string, colon: string) => key + pick(MODIFIERS) + colon,
      );
    else text = text.slice(0, at) + pick(rules).slice(at) + text.slice(at, end);
  }
  return text.slice(0, 20_000);
};

const events = [
  null,
  7,
  "x",
  [],
  { attributes: null },
  { attributes: { action: ["a", ["b"]], actor: { id: {} } } },
  {
    attributes: { action: "added_org_admin", context: { attributes: { name: "\ud800" } } },
    message: { content: "*?\\".repeat(50) },
  },
];

/** What a case did, so that a finding can be repeated: its text is printed when it throws. */
const attempt = (kind: string, text: string, run: (text: string) => void): number => {
  const started = performance.now();
  try {
    run(text);
  } catch (error) {
    crashes += 1;
    process.stderr.write(
      `${kind} ${JSON.stringify(text)}\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
  }
  return performance.now() - started;
};

const parseAndRun = (text: string): void => {
  const { documents } = parseRules(text);
  if (documents.length === 0) return;
  parsed += 1;
  const compiled = compileRules(documents);
  for (const event of events) compiled.match(event as Readonly<Record<string, unknown>>);
};

let crashes = 0;
let parsed = 0;
const slowest: Record<string, number> = {};
const heapAtStart = process.memoryUsage().heapUsed;
let heapPeak = 0;
for (let number = 0; number < cases; number += 1) {
  const kind = number % 2 === 0 ? "condition" : number % 4 === 1 ? "pieces" : "damaged";
  const text = kind === "condition" ? condition() : kind === "pieces" ? pieces() : damaged();
  const took = attempt(
    kind,
    text,
    kind === "condition"
      ? (one) => void parseCondition(one, ["selection", "filter", "filter_a"], defaultLimits)
      : parseAndRun,
  );
  slowest[kind] = Math.max(slowest[kind] ?? 0, took);
  if (number % 5_000 === 0) heapPeak = Math.max(heapPeak, process.memoryUsage().heapUsed);
}
const results = Object.entries(slowest).map(([kind, ms]): BenchResult => {
  const rounded = Number(ms.toPrecision(4));
  return { name: `slowest ${kind}`, unit: "ms", min: rounded, median: rounded, max: rounded };
});
printReport(
  {
    name: "rules-fuzz",
    counts: {
      cases,
      seed,
      crashes,
      parsed,
      heapPeakMiB: Math.round((heapPeak - heapAtStart) / 1_048_576),
    },
    results,
    targets: [
      atMost("crashes", 0, crashes),
      atMost("slowest case, ms", 2_000, Math.max(...Object.values(slowest))),
      atMost("heap above the start, MiB", 512, (heapPeak - heapAtStart) / 1_048_576),
    ],
  },
  process.argv.includes("--json"),
);
