import type { HttpResponse } from "../http";
import type { JsonObject, JsonValue } from "../org-api/json-object";
import type { Issue, Project, Site } from "./jira-state";
import type { JiraStore } from "./jira-store";
import { maySee, type Who } from "./permissions";

/** An entity property that the manifest makes searchable (`jira:entityProperty`). */
export interface SearchableProperty {
  readonly propertyKey: string;
  readonly values: ReadonlyArray<{
    readonly path: string;
    readonly type: "string" | "text" | "number" | "user" | "date";
    readonly searchAlias?: string;
  }>;
}

/** One request, with everything that an operation needs to answer it. */
export interface JiraCall {
  readonly site: Site;
  readonly store: JiraStore;
  readonly searchableProperties: ReadonlyArray<SearchableProperty>;
  readonly who: Who;
  readonly now: number;
  /** The braces of the operation's path. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** {} for a request without a body. */
  readonly body: JsonObject;
  /** The body whatever it is: the value of a property may be any JSON. */
  readonly rawBody: JsonValue;
}

export type JiraOperation = (call: JiraCall) => HttpResponse;

export const projectOf = (site: Site, issue: Issue): Project => {
  const project = site.projects.find(({ key }) => key === issue.projectKey);
  if (project === undefined) throw new Error(`jira: no project ${issue.projectKey}`);
  return project;
};

export const findProject = (site: Site, idOrKey: string): Project | undefined =>
  site.projects.find(({ id, key }) => id === idOrKey || key === idOrKey.toUpperCase());

/** The issue that the path names, if the caller may see it. */
export const visibleIssue = (
  call: JiraCall,
): { readonly issue: Issue; readonly project: Project } | undefined => {
  const issue = call.store.find(call.param("issueIdOrKey"));
  if (issue === undefined) return undefined;
  const project = projectOf(call.site, issue);
  return maySee(call.who, issue, project) ? { issue, project } : undefined;
};
