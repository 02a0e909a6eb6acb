import { activeRules } from "#pipeline/active-rules";
import type { ActiveRules } from "#pipeline/shapes/active-rules";
import type { Documents, Platform } from "#ports";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { loadSuppressions } from "#rules/load-suppressions";
import { correlationReach } from "#sigma/evaluate-correlation";
import type { SigmaCorrelation } from "#sigma/sigma-document";

/** The rules of one side of a backtest: all are compiled, since one may name another; only those in question raise. */
export interface BacktestRules {
  readonly active: ActiveRules;
  /** The rules whose matches are told of: those in question, and what they count. */
  readonly counted: ReadonlySet<string>;
  /** How far before an event earlier ones matter, milliseconds; infinite where all do. */
  readonly reach: number;
  /** Whether it depends on all that was logged before what is found: then history has to be read twice. */
  readonly learns: boolean;
}

/** With `yaml`, its documents stand for the saved ones of the same ids; null takes those that are saved. */
export async function backtestRules(
  deps: Pick<Platform, "log"> & { readonly documents: Pick<Documents, "list"> },
  prebuilt: ReadonlyArray<ParsedRule>,
  of: { readonly ids: ReadonlyArray<string>; readonly yaml: string | null },
): Promise<BacktestRules> {
  const loaded = await loadRules({ documents: withEdited(deps.documents, of.yaml) }, prebuilt);
  const rules = loaded.map((rule) => ({ ...rule, enabled: of.ids.includes(rule.document.id) }));
  const lists = await loadLists(deps);
  const suppressions = await loadSuppressions(deps);
  const active = activeRules(deps, { rules, lists, suppressions });
  const correlations = active.correlations.map(({ document }) => document);
  return {
    active,
    counted: new Set([...of.ids, ...correlations.flatMap(({ correlation }) => correlation.rules)]),
    reach: correlations.reduce((sum, document) => sum + reachOf(document), 0),
    learns: correlations.some(({ correlation }) => correlation.type === "new_value"),
  };
}

/** One correlation may build on another, so reaches add up. What is new depends on everything that was. */
const reachOf = (document: SigmaCorrelation): number =>
  document.correlation.type === "new_value" ? Number.POSITIVE_INFINITY : correlationReach(document);

/** The documents with a text as one more own rule, which replaces those of the same ids. */
function withEdited(
  documents: Pick<Documents, "list">,
  yaml: string | null,
): Pick<Documents, "list"> {
  if (yaml === null) return documents;
  const edited = { id: "edited", body: { yaml }, version: 1, updatedAt: 0, updatedBy: "" };
  return {
    list: async (kind) => {
      const stored = await documents.list(kind);
      return kind === "rule" ? [...stored, edited] : stored;
    },
  };
}
