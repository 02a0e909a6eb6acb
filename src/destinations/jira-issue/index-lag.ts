/**
 * How late Jira's search may be. Atlassian says seconds, minutes have been seen: an issue that is not found sooner
 * after an attempt may exist all the same.
 */
export const INDEX_LAG_MS = 150_000;
