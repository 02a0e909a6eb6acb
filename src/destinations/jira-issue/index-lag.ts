/**
 * How long after an attempt of unknown end an issue may still appear in Jira's search. Atlassian says seconds; a gateway
 * gives a request up to a minute and more, and the index has been seen minutes late: what is not found sooner may exist
 * all the same.
 */
export const INDEX_LAG_MS = 240_000;
