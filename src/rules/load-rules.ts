import type { Platform } from "#ports";
import { parseRules } from "#sigma/parse-rules";
import type { SigmaDocument } from "#sigma/sigma-document";
import { RuleSwitch, StoredRule } from "./stored-rule";

/** A rule or correlation as it stands for this installation. */
export interface LoadedRule {
  readonly document: SigmaDocument;
  readonly yaml: string;
  readonly origin: "prebuilt" | "own";
  readonly enabled: boolean;
  /** Of the document that holds the switch; 0 where nobody has touched it. */
  readonly switchVersion: number;
  /** Of the rule itself: 1 for one that came with the app. */
  readonly version: number;
}

/** A rule text with what is in it. */
export type ParsedRule = Pick<LoadedRule, "document" | "yaml">;

/** Parses the texts that come with the app. Once a process: they are the same for everybody. */
export function parsePrebuilt(
  texts: ReadonlyArray<{ readonly text: string }>,
): ReadonlyArray<ParsedRule> {
  return texts.flatMap(({ text }) => parsed(text));
}

/** All rules, those that came with the app before the administrator's own. An own rule replaces one of the same id. */
export async function loadRules(
  deps: Pick<Platform, "documents">,
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
    const switched = RuleSwitch.safeParse(stored?.body);
    const enabled = switched.success ? switched.data.enabled : alerting.enabled;
    loaded.set(id, { ...rule, origin, enabled, switchVersion: stored?.version ?? 0, version });
  };
  for (const rule of prebuilt) add(rule, "prebuilt", 1);
  for (const { body, version } of own) {
    const stored = StoredRule.safeParse(body);
    if (stored.success) for (const rule of parsed(stored.data.yaml)) add(rule, "own", version);
  }
  return [...loaded.values()];
}

function parsed(yaml: string): ReadonlyArray<ParsedRule> {
  return parseRules(yaml).documents.map((document) => ({ document, yaml }));
}
