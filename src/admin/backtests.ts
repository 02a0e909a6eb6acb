import type { Failure } from "#contract";
import { freezeDocuments } from "#jobs/backtest/frozen-documents";
import { startJob } from "#jobs/start-job";
import { err, type Result } from "#lib/result";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import type { SigmaDocument } from "#sigma/sigma-document";
import { readConnection } from "#sources/org-audit-log/read-connection";
import type { ProcedureSet } from "./procedure-set";

/** A statement may have 1 MiB. */
const MOST_FROZEN = 600_000;

/** Rules over stored history. */
export function backtestProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"backtests/start"> {
  return {
    "backtests/start": async (deps, { yaml, from, to }, caller) => {
      if (from >= to) return refuse("The end has to be after the start.");
      const { connection } = await readConnection(deps);
      if (connection === null) {
        return err({ code: "not-connected", message: "No organization is connected." });
      }
      const saved = (await loadRules(deps, prebuilt)).map(({ document }) => document);
      const rules = rulesIn(yaml, saved, await loadLists(deps));
      if (!rules.ok) return rules;
      const documents = await freezeDocuments(deps);
      if (documents.length > MOST_FROZEN) return refuse("Your own rules and lists are too many.");
      const ids = rules.value.map(({ id }) => id);
      return startJob(deps, {
        kind: "backtest",
        title: `Backtest of ${rules.value[0]?.title ?? "a rule"}`,
        input: {
          yaml,
          ids,
          from,
          to,
          documents,
          hasSaved: saved.some(({ id }) => ids.includes(id)),
          startedAt: deps.clock.now(),
          orgId: connection.orgId,
          ownAccountId: connection.appAccountId,
        },
        createdBy: caller.accountId,
      });
    },
  };
}

/** The rules and correlations of a text, where all of them can be run beside the saved ones. */
function rulesIn(
  yaml: string,
  saved: ReadonlyArray<SigmaDocument>,
  lists: NamedLists,
): Result<ReadonlyArray<SigmaDocument>, Failure> {
  const parsed = parseRules(yaml);
  const [error] = parsed.errors;
  if (error !== undefined) return refuse(`Line ${error.line}: ${error.message}`);
  const rules = parsed.documents.filter(({ kind }) => kind !== "filter");
  if (rules.length === 0) return refuse("There is no rule in the text.");
  const edited = new Set(parsed.documents.map(({ id }) => id));
  const others = saved.filter(({ id }) => !edited.has(id));
  const problem = compileRules([...others, ...parsed.documents], { lists }).problems.find(
    ({ ruleId }) => edited.has(ruleId),
  );
  return problem === undefined ? { ok: true, value: rules } : refuse(problem.message);
}

const refuse = (message: string) => err<Failure>({ code: "invalid-input", message });
