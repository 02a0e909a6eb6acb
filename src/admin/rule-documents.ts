import { err, ok } from "#lib/result";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { newlyBroken } from "#rules/newly-broken";
import { StoredRule } from "#rules/stored-rule";
import type { ProcedureSet } from "./procedure-set";
import { ruleSummary } from "./rule-summary";
import { saveRule } from "./save-rule";
import { overtaken } from "./overtaken";

/** Versions that the page shows. */
const VERSIONS = 100;

/** The text of single rules: read, saved, deleted, and every version that was. */
export function ruleDocumentProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"rules/get" | "rules/save" | "rules/delete" | "rules/versions" | "rules/restore"> {
  return {
    "rules/get": async (deps, { id }) => {
      const rules = await loadRules(deps, prebuilt);
      const rule = rules.find(({ document }) => document.id === id);
      if (rule === undefined) return err(noSuchRule);
      const stored = await deps.documents.read("rule", id);
      return ok({
        rule: ruleSummary(rule, new Map()),
        yaml: rule.yaml + rule.examples,
        version: stored?.version ?? 0,
      });
    },

    "rules/save": (deps, input, caller) => saveRule(deps, prebuilt, input, caller),

    "rules/delete": async (deps, { id, version }, caller) => {
      const [rules, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
      const rule = rules.find(({ document }) => document.id === id);
      if (rule?.origin !== "own") {
        const message =
          "Only a rule of your own can be deleted. Switch off one that came with the app.";
        return err(rule === undefined ? noSuchRule : { code: "invalid-input", message });
      }
      const documents = rules.map(({ document }) => document);
      const back = prebuilt.filter(({ document }) => document.id === id);
      const [user] = newlyBroken(
        documents,
        [...documents.filter((one) => one.id !== id), ...back.map(({ document }) => document)],
        lists,
      );
      if (user !== undefined) {
        const message = `"${user.title}" builds on this rule. Change or delete that one first.`;
        return err({ code: "invalid-input", message });
      }
      const deleted = await deps.documents.save({
        kind: "rule",
        id,
        body: null,
        expectedVersion: version,
        by: caller.accountId,
        at: deps.clock.now(),
      });
      if (deleted !== null) return ok({});
      return err(overtaken("this rule"));
    },

    "rules/versions": async (deps, { id }) => {
      const versions = await deps.documents.history("rule", id, VERSIONS);
      return ok({
        versions: versions.map(({ version, updatedAt, updatedBy, body }) => ({
          version,
          savedAt: updatedAt,
          savedBy: updatedBy,
          yaml: StoredRule.safeParse(body).data?.yaml ?? null,
        })),
      });
    },

    "rules/restore": async (deps, { id, restore, version }, caller) => {
      const versions = await deps.documents.history("rule", id, VERSIONS);
      const found = versions.find((one) => one.version === restore);
      const wanted = StoredRule.safeParse(found?.body).data;
      if (wanted === undefined) {
        const message = "There is no text in this version: the rule was deleted with it.";
        return err({ code: "not-found", message });
      }
      return await saveRule(deps, prebuilt, { id, yaml: wanted.yaml, version }, caller);
    },
  };
}

const noSuchRule = { code: "not-found", message: "There is no such rule." } as const;
