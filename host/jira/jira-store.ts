import type { Issue, JiraSnapshot, Project } from "./jira-state";

/** The issues, and the search index that runs behind them. */
export interface JiraStore {
  readonly all: () => ReadonlyArray<Issue>;
  readonly find: (idOrKey: string) => Issue | undefined;
  readonly create: (
    project: Project,
    issue: Omit<Issue, "id" | "key" | "projectKey" | "created" | "updated">,
  ) => Issue;
  /** Replaces an issue with a changed one. */
  readonly change: (issue: Issue, change: Partial<Issue>) => Issue;
  readonly remove: (issue: Issue) => void;
  readonly nextId: () => string;
  /** What search sees: the issues as they were `lag` ago, but the ids in `fresh` as they are. */
  readonly searchable: (fresh: ReadonlyArray<string>) => ReadonlyArray<Issue>;
  readonly snapshot: () => Omit<JiraSnapshot, "requests">;
}

interface Deps {
  readonly now: () => number;
  /** How far the search index is behind, milliseconds. */
  readonly lag: () => number;
}

export const createJiraStore = (deps: Deps, from: JiraSnapshot | undefined): JiraStore => {
  let counter = from?.nextId ?? 10_100;
  const numbers = new Map(Object.entries(from?.nextNumbers ?? {}));
  const issues = new Map((from?.issues ?? []).map((issue) => [issue.id, issue]));
  const index = new Map((from?.index ?? []).map((issue) => [issue.id, issue]));
  let pending = [...(from?.pending ?? [])].map((entry) => ({
    at: entry.at,
    issue: issues.get(entry.issueId),
  }));
  const nextId = (): string => {
    counter += 1;
    return `${counter}`;
  };
  const put = (issue: Issue): Issue => {
    issues.set(issue.id, issue);
    pending.push({ at: deps.now() + deps.lag(), issue });
    return issue;
  };
  const catchUp = (): void => {
    const now = deps.now();
    for (const { at, issue } of pending)
      if (at <= now && issue !== undefined) index.set(issue.id, issue);
    pending = pending.filter(({ at }) => at > now);
  };

  return {
    all: () => [...issues.values()],
    find: (idOrKey) =>
      issues.get(idOrKey) ?? [...issues.values()].find(({ key }) => key === idOrKey.toUpperCase()),
    create: (project, issue) => {
      const number = numbers.get(project.key) ?? 1;
      numbers.set(project.key, number + 1);
      const now = deps.now();
      return put({
        ...issue,
        id: nextId(),
        key: `${project.key}-${number}`,
        projectKey: project.key,
        created: now,
        updated: now,
      });
    },
    change: (issue, change) => put({ ...issue, ...change, updated: deps.now() }),
    remove: ({ id }) => {
      issues.delete(id);
      index.delete(id);
      pending = pending.filter(({ issue }) => issue?.id !== id);
    },
    nextId,
    searchable: (fresh) => {
      catchUp();
      const seen = new Map(index);
      for (const id of fresh) {
        const issue = issues.get(id);
        if (issue !== undefined) seen.set(id, issue);
      }
      return [...seen.values()];
    },
    snapshot: () => ({
      nextId: counter,
      nextNumbers: Object.fromEntries(numbers),
      issues: [...issues.values()],
      index: [...index.values()],
      pending: pending.flatMap(({ at, issue }) =>
        issue === undefined ? [] : [{ at, issueId: issue.id }],
      ),
    }),
  };
};
