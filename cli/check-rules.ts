import { compileRules } from "#sigma/compile-rules";
import { parseRules } from "#sigma/parse-rules";
import type { RuleProblem } from "#sigma/rule-problem";
import type { SigmaDocument } from "#sigma/sigma-document";
import { loadRuleFiles } from "./load-rule-files";
import type { Outcome } from "./outcome";

interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Parses and compiles every rule file below the paths, all together, so that references across files count. */
export const checkRules = (paths: ReadonlyArray<string>): Outcome => {
  const started = performance.now();
  const files = loadRuleFiles(paths);
  const documents: SigmaDocument[] = [];
  const fileById = new Map<string, string>();
  const errors: FileProblem[] = [];
  const warnings: FileProblem[] = [];
  const unsupported: { file: string; construct: string }[] = [];

  const sort = (file: string, problem: RuleProblem): void => {
    const { line, column, message, construct } = problem;
    if (problem.severity === "warning" || isMissingList(problem))
      warnings.push({ file, line, column, message });
    else if (construct !== null) unsupported.push({ file, construct });
    else errors.push({ file, line, column, message });
  };
  let read = 0;
  for (const { file, text } of files) {
    const parsed = parseRules(text);
    if (isOtherYaml(text, parsed.errors)) continue;
    read += 1;
    for (const problem of [...parsed.errors, ...parsed.warnings]) sort(file, problem);
    for (const document of parsed.documents) {
      documents.push(document);
      if (!fileById.has(document.id)) fileById.set(document.id, file);
    }
  }
  const compiled = compileRules(documents);
  for (const problem of compiled.problems) sort(fileById.get(problem.ruleId) ?? "", problem);
  const count = (kind: SigmaDocument["kind"]): number =>
    documents.filter((one) => one.kind === kind).length;
  const withoutList = new Set(
    compiled.problems.filter(isMissingList).map((problem) => problem.ruleId),
  ).size;

  const json = {
    files: read,
    rules: count("rule"),
    correlations: count("correlation"),
    filters: count("filter"),
    compiled: compiled.rules.length + compiled.correlations.length + count("filter") + withoutList,
    unsupported,
    errors,
    warnings: warnings.length,
    ms: Math.round(performance.now() - started),
  };
  return { json, text: toText(json, warnings), failed: errors.length > 0 };
};

/** Lists are filled in where the rules run; a check without them is no failure. */
const isMissingList = (problem: RuleProblem): boolean =>
  problem.code === "reference" && problem.message.startsWith("There is no list");

/** Repositories hold other YAML as well: workflows, configuration. */
const isOtherYaml = (text: string, errors: ReadonlyArray<RuleProblem>): boolean =>
  errors.length > 0 && !/^(title|logsource|detection|correlation)\s*:/m.test(text);

const toText = (
  json: {
    readonly files: number;
    readonly compiled: number;
    readonly unsupported: ReadonlyArray<{ readonly file: string; readonly construct: string }>;
    readonly errors: ReadonlyArray<FileProblem>;
    readonly ms: number;
  },
  warnings: ReadonlyArray<FileProblem>,
): string =>
  [
    ...json.errors.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} error ${message}`,
    ),
    ...json.unsupported.map(({ file, construct }) => `${file} unsupported ${construct}`),
    ...warnings.map(
      ({ file, line, column, message }) => `${file}:${line}:${column} warning ${message}`,
    ),
    `${json.compiled} documents of ${json.files} files compiled in ${json.ms} ms; ${json.errors.length} errors, ${json.unsupported.length} unsupported, ${warnings.length} warnings`,
    "",
  ].join("\n");
