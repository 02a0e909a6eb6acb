import type { Platform } from "#ports";
import { parseRules } from "#sigma/parse-rules";
import type { SigmaDocument } from "#sigma/sigma-document";
import { RuleSwitch, StoredRule } from "./stored-rule";

/** A rule or correlation as it stands for this installation. */
export interface LoadedRule {
  /** With the level that was set here, where one was. */
  readonly document: SigmaDocument;
  /** The document's text; for a rule that came with the app without its examples. */
  readonly yaml: string;
  /** What belongs behind `yaml` to have the whole text. */
  readonly examples: string;
  readonly origin: "prebuilt" | "own";
  /** Whether an own rule stands in for one that came with the app. */
  readonly replaces: boolean;
  readonly enabled: boolean;
  /** What was set beside the rule; null where the rule decides. */
  readonly set: {
    readonly level: SigmaDocument["level"] | null;
    readonly destinations: ReadonlyArray<string> | null;
  };
  /** Of the document that holds the switch; 0 where nobody has touched it. */
  readonly switchVersion: number;
  /** Of the rule itself: 1 for one that came with the app. */
  readonly version: number;
}

/** A rule text with what is in it. */
export type ParsedRule = Pick<LoadedRule, "document" | "yaml" | "examples">;

/** Parses the texts that come with the app. Once a process: they are the same for everybody. */
export function parsePrebuilt(
  texts: ReadonlyArray<{ readonly text: string; readonly examples?: string }>,
): ReadonlyArray<ParsedRule> {
  return texts.flatMap(({ text, examples }) => parsed(text, examples ?? ""));
}

/** All rules, those that came with the app before the administrator's own. An own rule replaces one of the same id. */
export async function loadRules(
  deps: { readonly documents: Pick<Platform["documents"], "list"> },
  prebuilt: ReadonlyArray<ParsedRule>,
): Promise<ReadonlyArray<LoadedRule>> {
  const [own, switches] = await Promise.all([
    deps.documents.list("rule"),
    deps.documents.list("rule-switch"),
  ]);
  const switchById = new Map(switches.map((stored) => [stored.id, stored]));
  const loaded = new Map<string, LoadedRule>();
  const add = (rule: ParsedRule, origin: LoadedRule["origin"], version: number): void => {
    const { id, alerting } = rule.document;
    const stored = switchById.get(id);
    const set = RuleSwitch.safeParse(stored?.body).data;
    const document =
      set?.level === undefined ? rule.document : { ...rule.document, level: set.level };
    loaded.set(id, {
      ...rule,
      document,
      origin,
      replaces: origin === "own" && loaded.get(id)?.origin === "prebuilt",
      enabled: set?.enabled ?? alerting.enabled,
      set: { level: set?.level ?? null, destinations: set?.destinations ?? null },
      switchVersion: stored?.version ?? 0,
      version,
    });
  };
  for (const rule of prebuilt) add(rule, "prebuilt", 1);
  for (const { body, version } of own) {
    // A rule that was deleted keeps its history, and null as its present version.
    const stored = StoredRule.safeParse(body);
    if (stored.success) for (const rule of parsed(stored.data.yaml, "")) add(rule, "own", version);
  }
  return [...loaded.values()];
}

function parsed(yaml: string, examples: string): ReadonlyArray<ParsedRule> {
  return parseRules(yaml).documents.map((document) => ({ document, yaml, examples }));
}
