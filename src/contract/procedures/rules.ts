import { z } from "zod";
import { BundleEntry } from "../bundle-entry";
import { bundleLimits } from "../bundle-limits";
import { EventKey } from "../event-key";
import { JiraIssueSettings } from "../jira-issue-settings";
import { Level } from "../level";
import { RuleActivity } from "../rule-activity";
import { RuleExplanation } from "../rule-explanation";
import { RuleSummary } from "../rule-summary";
import { RuleTrial } from "../rule-trial";
import { RuleVersion } from "../rule-version";
import { nothing } from "./nothing";

const ruleId = z.string().min(1).max(100);
const ruleText = z.string().max(200_000, "A rule may have 200,000 characters.");
const bundleText = z
  .string()
  .max(
    bundleLimits.characters,
    `A bundle may have ${bundleLimits.characters.toLocaleString("en")} characters: divide it.`,
  );

/** What the page can ask about rules. */
export const rulesProcedures = {
  "rules/list": { input: nothing, output: z.object({ rules: z.array(RuleSummary) }) },
  "rules/set-enabled": {
    input: z.strictObject({
      id: z.string().max(100),
      enabled: z.boolean(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Level and destinations of a rule, whatever its text says; null leaves them to the rule. */
  "rules/save-settings": {
    input: z.strictObject({
      id: ruleId,
      level: Level.nullable(),
      destinations: z.array(z.string().max(100)).max(50).nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** What every rule found in the last 30 days. */
  "rules/activity": { input: nothing, output: z.object({ activity: z.array(RuleActivity) }) },
  "rules/get": {
    input: z.strictObject({ id: ruleId }),
    output: z.object({
      rule: RuleSummary,
      /** The whole document, with its examples. */
      yaml: z.string(),
      /** What to save against; 0 where nobody has saved a version. */
      version: z.number().int(),
    }),
  },
  /** Saves a rule that parses, compiles with the others and has green examples. An own rule replaces a prebuilt one. */
  "rules/save": {
    input: z.strictObject({
      /** The rule that is edited; null for a new one. */
      id: ruleId.nullable(),
      yaml: ruleText,
      version: z.number().int(),
    }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  /** Deletes an own rule; the prebuilt one that it replaced is back. */
  "rules/delete": {
    input: z.strictObject({ id: ruleId, version: z.number().int() }),
    output: nothing,
  },
  "rules/versions": {
    input: z.strictObject({ id: ruleId }),
    output: z.object({ versions: z.array(RuleVersion) }),
  },
  /** Saves an earlier version once more, as `rules/save` would. */
  "rules/restore": {
    input: z.strictObject({ id: ruleId, restore: z.number().int(), version: z.number().int() }),
    output: z.object({ id: z.string(), version: z.number().int() }),
  },
  "rules/try": { input: z.strictObject({ yaml: ruleText }), output: RuleTrial },
  "rules/explain": {
    input: z.strictObject({ yaml: ruleText, event: EventKey }),
    output: RuleExplanation,
  },
  /** Rules as one text of several YAML documents; null takes all of the administrator's own. */
  "rules/export": {
    input: z.strictObject({ ids: z.array(ruleId).max(1_000).nullable() }),
    output: z.object({ yaml: z.string(), count: z.number().int() }),
  },
  /** What importing a bundle would do. */
  "rules/read-bundle": {
    input: z.strictObject({ yaml: bundleText }),
    output: z.object({ entries: z.array(BundleEntry) }),
  },
  /** Imports these documents of a bundle by number, or none where one of them is refused. */
  "rules/import": {
    input: z.strictObject({
      yaml: bundleText,
      numbers: z.array(z.number().int().min(1)).min(1).max(bundleLimits.documents),
    }),
    output: z.object({ entries: z.array(BundleEntry) }),
  },
  /** What issues of this rule have that the default has not; null takes the default. */
  "rules/issue-settings": {
    input: z.strictObject({ id: z.string().max(100) }),
    output: z.object({
      settings: JiraIssueSettings.partial().nullable(),
      version: z.number().int(),
    }),
  },
  "rules/save-issue-settings": {
    input: z.strictObject({
      id: z.string().max(100),
      settings: JiraIssueSettings.partial().nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int(), warnings: z.array(z.string()) }),
  },
} as const;
