// Longer than other files because it lists every field that a query can name.
import { valueAt, type JsonValue } from "../org-api/json-object";
import { adfText } from "./adf-text";
import { projectOf, type JiraCall, type SearchableProperty } from "./jira-call";
import type { Issue } from "./jira-state";
import type { Jql, JqlClause } from "./parse-jql";

/** A test for issues, or what is wrong with the query on this site. */
export type JqlMatcher =
  | { readonly ok: true; readonly matches: (issue: Issue) => boolean }
  | { readonly ok: false; readonly errors: ReadonlyArray<string> };

/** Gives a query its meaning. Unknown fields and values that do not exist are errors, as in Jira. */
export const matchJql = (call: JiraCall, clause: JqlClause): JqlMatcher => {
  const errors: Array<string> = [];
  const matches = toMatcher(call, clause, errors);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, matches };
};

type Matcher = (issue: Issue) => boolean;

/** All values of a field, as texts in lower case. */
type Reader = (issue: Issue) => ReadonlyArray<string>;

const toMatcher = (call: JiraCall, clause: JqlClause, errors: Array<string>): Matcher => {
  switch (clause.type) {
    case "and": {
      const parts = clause.clauses.map((part) => toMatcher(call, part, errors));
      return (issue) => parts.every((part) => part(issue));
    }
    case "or": {
      const parts = clause.clauses.map((part) => toMatcher(call, part, errors));
      return (issue) => parts.some((part) => part(issue));
    }
    case "not": {
      const inner = toMatcher(call, clause.clause, errors);
      return (issue) => !inner(issue);
    }
    case "term":
      return termMatcher(call, clause, errors);
  }
};

const termMatcher = (
  call: JiraCall,
  term: Extract<JqlClause, { type: "term" }>,
  errors: Array<string>,
): Matcher => {
  const read = readerOf(call, term.field);
  if (read === undefined) {
    errors.push(`Field '${term.field}' does not exist or you do not have permission to view it.`);
    return () => false;
  }
  const isTime = ["created", "createddate", "updated", "updateddate"].includes(
    term.field.toLowerCase(),
  );
  const values = term.values.map((value) =>
    (isTime
      ? `${toTime(value, call.now)}`
      : value === "currentUser()"
        ? (call.who?.accountId ?? "")
        : value
    ).toLowerCase(),
  );
  if (term.field.toLowerCase() === "project") {
    for (const value of term.values) {
      const exists = call.site.projects.some(({ id, key, name }) =>
        [id, key.toLowerCase(), name.toLowerCase()].includes(value.toLowerCase()),
      );
      if (!exists) errors.push(`The value '${value}' does not exist for the field 'project'.`);
    }
  }
  const compare =
    (test: (difference: number) => boolean): Matcher =>
    (issue) =>
      read(issue).some((found) => test(Number(found) - Number(values[0])));
  switch (term.operator) {
    case "=":
    case "in":
      return (issue) => read(issue).some((found) => values.includes(found));
    case "!=":
    case "not in":
      // A field without a value never differs from anything.
      return (issue) =>
        read(issue).length > 0 && !read(issue).some((found) => values.includes(found));
    case "~":
      return (issue) =>
        read(issue).some((found) => found.includes(values[0]?.replaceAll(/["*]/g, "") ?? ""));
    case "!~":
      return (issue) => !read(issue).some((found) => found.includes(values[0] ?? ""));
    case "is":
      return (issue) => read(issue).length === 0;
    case "is not":
      return (issue) => read(issue).length > 0;
    case ">":
      return compare((difference) => difference > 0);
    case ">=":
      return compare((difference) => difference >= 0);
    case "<":
      return compare((difference) => difference < 0);
    case "<=":
      return compare((difference) => difference <= 0);
  }
};

const readerOf = (call: JiraCall, field: string): Reader | undefined => {
  const property = propertyReader(call.searchableProperties, field);
  if (property !== undefined) return property;
  const cf = /^cf\[(\d+)\]$/i.exec(field)?.[1];
  const name = cf === undefined ? field.toLowerCase() : `customfield_${cf}`;
  switch (name) {
    case "project":
      return (issue) =>
        lower(projectOf(call.site, issue).id, issue.projectKey, projectOf(call.site, issue).name);
    case "key":
    case "issue":
    case "issuekey":
    case "id":
      return (issue) => lower(issue.key, issue.id);
    case "labels":
      return inFields("labels");
    case "summary":
      return inFields("summary");
    case "description":
      return (issue) => lower(adfText(issue.fields["description"]));
    case "text":
      return (issue) =>
        lower(
          String(issue.fields["summary"] ?? ""),
          adfText(issue.fields["description"]),
          ...issue.comments.map(({ body }) => adfText(body)),
        );
    case "priority":
      return (issue) => [
        ...inFields("priority", "name")(issue),
        ...inFields("priority", "id")(issue),
      ];
    case "level":
      return (issue) => [
        ...inFields("security", "name")(issue),
        ...inFields("security", "id")(issue),
      ];
    case "assignee":
    case "reporter":
      return inFields(name, "accountId");
    case "status":
      return (issue) =>
        lower(
          issue.statusId,
          call.site.statuses.find(({ id }) => id === issue.statusId)?.name ?? "",
        );
    case "statuscategory":
      return (issue) =>
        lower(
          categoryNames[
            call.site.statuses.find(({ id }) => id === issue.statusId)?.category ?? "new"
          ],
        );
    case "issuetype":
    case "type":
      return (issue) =>
        lower(
          issue.issueTypeId,
          projectOf(call.site, issue).issueTypes.find(({ id }) => id === issue.issueTypeId)?.name ??
            "",
        );
    case "created":
    case "createddate":
      return (issue) => [`${issue.created}`];
    case "updated":
    case "updateddate":
      return (issue) => [`${issue.updated}`];
    default: {
      const custom = call.site.fields.find(
        (one) =>
          one.id.startsWith("customfield_") && (one.id === name || one.name.toLowerCase() === name),
      );
      return (
        custom &&
        ((issue) => [
          ...texts(valueAt(issue.fields, custom.id)),
          ...texts(valueAt(issue.fields, custom.id, "value")),
        ])
      );
    }
  }
};

const inFields =
  (...path: ReadonlyArray<string>): Reader =>
  (issue) =>
    texts(valueAt(issue.fields, ...path));

const categoryNames = { new: "to do", indeterminate: "in progress", done: "done" } as const;

/** `issue.property[key].path`, or the alias of one; only what the manifest declares is in the index. */
const propertyReader = (
  declared: ReadonlyArray<SearchableProperty>,
  field: string,
): Reader | undefined => {
  const spelled = /^issue\.property\[([^\]]+)\]\.(.+)$/i.exec(field);
  for (const { propertyKey, values } of declared) {
    for (const { path, searchAlias } of values) {
      const isMeant =
        spelled === null
          ? searchAlias?.toLowerCase() === field.toLowerCase()
          : spelled[1] === propertyKey && spelled[2] === path;
      if (isMeant)
        return (issue) => texts(valueAt(issue.properties, propertyKey, ...path.split(".")));
    }
  }
  return undefined;
};

const lower = (...values: ReadonlyArray<string>): ReadonlyArray<string> =>
  values.map((value) => value.toLowerCase());

const texts = (value: JsonValue | undefined): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => texts(one));
  return value === undefined || value === null || typeof value === "object"
    ? []
    : [String(value).toLowerCase()];
};

/** `-2h`, `-1d`, `2026-11-23`, `2026/11/23 10:00`, `now()`; dates are in UTC. */
const toTime = (text: string, now: number): number => {
  const relative = /^([+-]?\d+)([mhdw])$/.exec(text);
  if (relative !== null) return now + Number(relative[1]) * (unitMs[relative[2] ?? ""] ?? 0);
  if (text === "now()") return now;
  return Date.parse(`${text.replaceAll("/", "-").replace(" ", "T")}${text.length > 10 ? "Z" : ""}`);
};

const unitMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Sorts found issues as the query asks; newest first when it does not say. */
export const orderIssues = (
  issues: ReadonlyArray<Issue>,
  order: Jql["order"],
): ReadonlyArray<Issue> => {
  const [first] = order.length > 0 ? order : [{ field: "created", descending: true }];
  const keyOf = (issue: Issue): number | string => {
    switch (first?.field.toLowerCase()) {
      case "updated":
        return issue.updated;
      case "key":
        return `${issue.projectKey} ${issue.key.slice(issue.projectKey.length + 1).padStart(9, "0")}`;
      case "summary":
        return String(issue.fields["summary"] ?? "");
      default:
        return issue.created * 1e-3 + Number(issue.id) * 1e-9;
    }
  };
  const sign = first?.descending === true ? -1 : 1;
  return issues.toSorted((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return sign * (a < b ? -1 : a > b ? 1 : Number(left.id) - Number(right.id));
  });
};
