import type { IssueType } from "./issue-type";

/** What the app fills in by itself, and what the form has inputs of its own for. */
const known = new Set(
  "project issuetype summary description reporter attachment priority labels assignee security".split(
    " ",
  ),
);

/** The further fields without which the project takes no issue. */
export function otherRequired(issueType: IssueType | undefined): IssueType["fields"] {
  return issueType?.fields.filter(({ id, required }) => required && !known.has(id)) ?? [];
}
