import type { HttpAnswer, Jira } from "#ports";

type Operation = Exclude<keyof Jira, "callerIsAdministrator" | "appAccountId">;
type Properties = ReadonlyArray<{ readonly key: string; readonly value: unknown }>;

export interface MemoryIssue {
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Properties;
  readonly comments: Array<{
    readonly id: string;
    readonly body: unknown;
    readonly properties: Properties;
  }>;
}

interface AuditRecord {
  readonly id: number;
  readonly created: string;
  readonly [field: string]: unknown;
}

export interface MemoryJira extends Jira {
  /** Oldest first. */
  readonly issues: ReadonlyArray<MemoryIssue>;
  readonly calls: ReadonlyArray<Operation>;
  readonly setAdministrator: (isAdministrator: boolean) => void;
  /**
   * The next call of an operation gets this answer. `carriedOut` true does what was asked before answering:
   * an issue that was made although the connection broke.
   */
  readonly answerNext: (operation: Operation, answer: HttpAnswer, carriedOut?: boolean) => void;
  /** Adds a record to the front of Jira's own audit log. */
  readonly addAuditRecord: (record: AuditRecord) => void;
  /** What `issueStates` says of an issue from now on. */
  readonly setFields: (issueKey: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Whether searches see what was made so far: the real index is late. */
  readonly setSearchable: (isSearchable: boolean) => void;
}

/** A Jira with one project and one issue type, where everything is allowed unless scripted. */
export function createMemoryJira(): MemoryJira {
  const issues: Array<MemoryIssue> = [];
  const calls: Array<Operation> = [];
  const scripted: Array<{ operation: Operation; answer: HttpAnswer; carriedOut: boolean }> = [];
  const states = new Map<string, Readonly<Record<string, unknown>>>();
  const auditRecords: Array<AuditRecord> = [];
  let isAdministrator = true;
  let isSearchable = true;

  const answer = (operation: Operation, carryOut: () => HttpAnswer): HttpAnswer => {
    calls.push(operation);
    const index = scripted.findIndex((next) => next.operation === operation);
    const [next] = index === -1 ? [] : scripted.splice(index, 1);
    if (next === undefined) return carryOut();
    if (next.carriedOut) carryOut();
    return next.answer;
  };
  const commentsOf = (issueKey: string): MemoryIssue["comments"] | undefined =>
    issues.find((issue) => issue.key === issueKey)?.comments;

  return {
    issues,
    calls,
    setAdministrator: (value) => {
      isAdministrator = value;
    },
    setSearchable: (value) => {
      isSearchable = value;
    },
    answerNext: (operation, next, carriedOut = false) => {
      scripted.push({ operation, answer: next, carriedOut });
    },
    callerIsAdministrator: async () => isAdministrator,
    appAccountId: async () => "app-account",
    createIssue: async ({ fields, properties }) =>
      answer("createIssue", () => {
        const key = `AUD-${issues.length + 1}`;
        issues.push({ key, fields, properties, comments: [] });
        return json(201, { id: String(10_000 + issues.length), key });
      }),
    findIssues: async (alertKey) =>
      answer("findIssues", () =>
        json(200, {
          issues: issues
            .filter((issue) => isSearchable && mentions(issue.properties, alertKey))
            .map(({ key }) => ({ id: key.replace("AUD-", "1000"), key })),
          isLast: true,
        }),
      ),
    addComment: async (issueKey, { body, properties }) =>
      answer("addComment", () => {
        const comments = commentsOf(issueKey);
        if (comments === undefined) return json(404, { errorMessages: ["No such issue"] });
        const id = `${issueKey}-${comments.length + 1}`;
        comments.push({ id, body, properties });
        return json(201, { id });
      }),
    comments: async (issueKey) =>
      answer("comments", () => {
        const comments = commentsOf(issueKey);
        return comments === undefined
          ? json(404, { errorMessages: ["No such issue"] })
          : json(200, { comments: comments.toReversed(), total: comments.length });
      }),
    setFields: (issueKey, fields) => void states.set(issueKey, fields),
    issueStates: async (issueKeys) =>
      answer("issueStates", () =>
        json(200, {
          issues: issues
            .filter(({ key }) => issueKeys.includes(key))
            .map(({ key, properties }) => ({
              key,
              fields: states.get(key) ?? toDo,
              properties: Object.fromEntries(properties.map((one) => [one.key, one.value])),
            })),
          issueErrors: [],
        }),
      ),
    addAuditRecord: (record) => void auditRecords.unshift(record),
    auditRecords: async ({ from, to, offset, limit }) =>
      answer("auditRecords", () => {
        const found = auditRecords.filter(({ created }) => {
          const at = Date.parse(created);
          return at >= from && at <= to;
        });
        const records = found.slice(offset, offset + limit);
        return json(200, { offset, limit, total: found.length, records });
      }),
    projects: async () =>
      answer("projects", () =>
        json(200, { values: [{ id: "10000", key: "AUD", name: "Audit" }], isLast: true }),
      ),
    issueTypes: async () =>
      answer("issueTypes", () =>
        json(200, { issueTypes: [{ id: "10001", name: "Task" }], total: 1 }),
      ),
    createFields: async () =>
      answer("createFields", () =>
        json(200, {
          fields: ["summary", "description", "labels"].map((id) => ({
            fieldId: id,
            key: id,
            name: id,
            required: id === "summary",
          })),
          total: 3,
        }),
      ),
    projectPermissions: async () =>
      answer("projectPermissions", () =>
        json(200, { permissions: { CREATE_ISSUES: { havePermission: true } } }),
      ),
    permissionScheme: async () => answer("permissionScheme", () => json(200, { permissions: [] })),
    findPeople: async () => answer("findPeople", () => json(200, [])),
    person: async () => answer("person", () => json(404, { errorMessages: ["No such user"] })),
  };
}

const toDo = {
  status: { name: "To Do", statusCategory: { key: "new" } },
  assignee: null,
  resolution: null,
  updated: "2026-01-05T09:00:00.000+0000",
  statuscategorychangedate: "2026-01-05T09:00:00.000+0000",
};

function mentions(properties: Properties, alertKey: string): boolean {
  return properties.some(({ value }) => JSON.stringify(value).includes(alertKey));
}

function json(status: number, body: unknown): HttpAnswer {
  return {
    answered: true,
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}
