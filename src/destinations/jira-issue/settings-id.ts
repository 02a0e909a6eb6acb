/** The document (kind `settings`) of how issues are made by default. */
export const SETTINGS_ID = "issues";

/** The document (kind `settings`) of what a rule's issues have of their own. */
export const ruleSettingsId = (ruleId: string): string => `issues:rule:${ruleId}`;
