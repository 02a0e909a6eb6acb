import { parseArgs } from "node:util";
import { backtestRules } from "./backtest-rules";
import { checkRules } from "./check-rules";
import { coverRules } from "./cover-rules";
import { loadLists } from "./load-lists";
import { matchRules } from "./match-rules";
import type { Outcome } from "./outcome";
import { testRules } from "./test-rules";

/** Rules as code: `npm run --silent rules -- check|match|backtest|test|coverage PATH… [--json]`. */
const USAGE = `Rules as code

  rules check PATH…                       parse and compile every rule file below the paths
  rules match RULES… --events FILE…       run rules over events: one event, an array, an API page, NDJSON, or a folder of them
  rules backtest RULES… --events FILE…    what rules would have raised: by day, actors, samples; --against RULES compares
  rules test PATH…                        run the examples that are stored with the rules
  rules coverage PATH…                    ATT&CK techniques as a table and a Navigator layer

  --json          one line of JSON instead of text
  --against PATH  the version of the rules before: which alerts were added and removed
  --lists FILE    values for "expand": a YAML map of names to lists
`;

const main = (): number => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      events: { type: "string", multiple: true, default: [] },
      lists: { type: "string" },
      against: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [command = "", ...rest] = positionals;
  if (values.help) return print(USAGE, 0);
  const lists = values.lists === undefined ? new Map<string, string[]>() : loadLists(values.lists);
  // "--events a b" reads like two files; the parser gives the second one back as a path.
  const { paths, events } = divide(rest, values.events);
  if (paths.length === 0) return print(USAGE, 2);
  switch (command) {
    case "check":
      return report(checkRules(paths), values.json);
    case "match":
      return events.length === 0
        ? print(USAGE, 2)
        : report(matchRules(paths, events, lists), values.json);
    case "backtest":
      return events.length === 0
        ? print(USAGE, 2)
        : report(backtestRules(paths, events, { lists, against: values.against }), values.json);
    case "test":
      return report(testRules(paths, lists), values.json);
    case "coverage":
      return report(coverRules(paths), values.json);
    default:
      return print(USAGE, 2);
  }
};

const divide = (
  rest: ReadonlyArray<string>,
  events: ReadonlyArray<string>,
): { readonly paths: ReadonlyArray<string>; readonly events: ReadonlyArray<string> } => {
  const first = events.length === 0 ? -1 : process.argv.indexOf("--events");
  const behind = new Set(first === -1 ? [] : process.argv.slice(first + 2));
  const extra = rest.filter((path) => behind.has(path) && /\.(nd)?jsonl?$/i.test(path));
  return { paths: rest.filter((path) => !extra.includes(path)), events: [...events, ...extra] };
};

const report = (outcome: Outcome, json: boolean): number =>
  print(json ? `${JSON.stringify(outcome.json)}\n` : outcome.text, outcome.failed ? 1 : 0);

const print = (text: string, code: number): number => {
  process.stdout.write(text);
  return code;
};

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`rules: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
