import { z } from "zod";

/** What a document of kind `rule` holds: the text of one Sigma document that an administrator wrote or imported. */
export const StoredRule = z.object({ yaml: z.string().max(200_000) });
export type StoredRule = z.infer<typeof StoredRule>;

/** What a document of kind `rule-switch` holds, by rule id: whether the rule runs, where that was changed. */
export const RuleSwitch = z.object({ enabled: z.boolean() });
export type RuleSwitch = z.infer<typeof RuleSwitch>;
