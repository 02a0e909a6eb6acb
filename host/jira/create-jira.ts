import type { HostClock } from "../clock";
import { ConnectionReset } from "../connection-reset";
import type { Caller, HttpRequest, HttpResponse, ProductHandler } from "../http";
import { isJsonObject, valueAt, type JsonValue } from "../org-api/json-object";
import { checkScopes } from "./check-scopes";
import { chooseFault } from "./choose-fault";
import { faultAnswer } from "./fault-answer";
import { findOperation } from "./find-operation";
import type { IssueEvent } from "./issue-event";
import { issueView, type IssueView } from "./issue-view";
import type { SearchableProperty } from "./jira-call";
import { jiraError } from "./jira-error";
import { ordinaryJira, type JiraKnobs } from "./jira-knobs";
import type { JiraSnapshot, JiraUser, Site } from "./jira-state";
import { createJiraStore } from "./jira-store";
import type { Who } from "./permissions";
import { createSite } from "./site";
import { createJiraLimiter } from "./write-limiter";

export interface JiraOptions {
  readonly clock: HostClock;
  readonly seed?: string;
  /** The `jira:entityProperty` modules of the manifest: only these can be searched for. */
  readonly searchableProperties?: ReadonlyArray<SearchableProperty>;
  readonly snapshot?: JiraSnapshot;
  readonly knobs?: Partial<JiraKnobs>;
  /** Hears of each change of an issue, as apps do; comments and properties are no change here. */
  readonly onIssueEvent?: (event: IssueEvent) => void;
}

interface JiraRequestNote {
  readonly at: number;
  /** `unknown` for a path that the stand-in does not have. */
  readonly operation: string;
  readonly as: Caller["as"];
  /** 0: the connection was reset. */
  readonly status: number;
}

interface JiraCounts {
  readonly issues: number;
  readonly comments: number;
  /** How many issues have each label. */
  readonly byLabel: Readonly<Record<string, number>>;
}

export interface Jira {
  readonly handler: ProductHandler;
  readonly site: Site;
  /** The people of the site, for the host's user switch; an account id that is not here is an anonymous caller. */
  readonly users: ReadonlyArray<JiraUser>;
  readonly knobs: JiraKnobs;
  /** Every issue as a person would read it, newest first. */
  readonly issues: () => ReadonlyArray<IssueView>;
  readonly counts: () => JiraCounts;
  /** How many issues have each value at a path of a property, e.g. `countBy('cas.source', 'id')`. */
  readonly countBy: (propertyKey: string, path: string) => Readonly<Record<string, number>>;
  /** The last thousand requests. */
  readonly requests: () => ReadonlyArray<JiraRequestNote>;
  readonly snapshot: () => JiraSnapshot;
}

/** A Jira site for the app to live in. It checks scopes, permissions, screens and documents as the real one does. */
export const createJira = (options: JiraOptions): Jira => {
  const { clock } = options;
  const site = createSite();
  const knobs: JiraKnobs = { ...ordinaryJira(), ...options.knobs };
  const store = createJiraStore({ now: clock.now, lag: () => knobs.searchLagMs }, options.snapshot);
  const limiter = createJiraLimiter();
  const notes: Array<JiraRequestNote> = [];
  let requests = options.snapshot?.requests ?? 0;

  const answer = (request: HttpRequest, caller: Caller): HttpResponse => {
    const url = new URL(request.url, site.baseUrl);
    const found = findOperation(request.method, url.pathname);
    if (found === undefined) return jiraError(404, ["The stand-in Jira has no such operation."]);
    const refused = checkScopes(found.name, caller);
    if (refused !== undefined) return refused;
    const issueId =
      request.method === "GET" ? undefined : store.find(found.params["issueIdOrKey"] ?? "")?.id;
    const limited = knobs.enforceLimits
      ? limiter.check(
          {
            method: request.method,
            operation: found.name,
            ...(issueId === undefined ? {} : { issueId }),
          },
          clock.now(),
          knobs.pointsPerHour,
        )
      : undefined;
    if (limited !== undefined) return limited;
    const rawBody = readBody(request);
    const takesAnyJson = found.name.endsWith("/properties/{propertyKey}");
    if (rawBody === undefined || (!takesAnyJson && !isJsonObject(rawBody)))
      return jiraError(400, [
        "There was an error parsing JSON. Check that your request body is valid.",
      ]);
    const named = store.find(found.params["issueIdOrKey"] ?? "");
    const response = found.run({
      site,
      store,
      searchableProperties: options.searchableProperties ?? [],
      who: whoIs(site, caller),
      now: clock.now(),
      param: (name) => found.params[name] ?? "",
      query: url.searchParams,
      body: isJsonObject(rawBody) ? rawBody : {},
      rawBody,
    });
    const eventType = eventTypeOf[found.name];
    if (eventType !== undefined && named !== undefined && response.status < 300) {
      options.onIssueEvent?.({
        eventType,
        issue: { id: named.id, key: named.key },
        atlassianId: whoIs(site, caller)?.accountId ?? "",
        timestamp: clock.now(),
      });
    }
    return response;
  };

  const handler: ProductHandler = async (request, caller) => {
    requests += 1;
    const path = new URL(request.url, site.baseUrl).pathname;
    const operation = findOperation(request.method, path)?.name ?? "unknown";
    const note = (status: number): void => {
      notes.push({ at: clock.now(), operation, as: caller.as, status });
      if (notes.length > 1000) notes.shift();
    };
    const fault = chooseFault(knobs, options.seed ?? "jira", requests, operation);
    if (fault === "slow") await new Promise<void>((resolve) => clock.after(knobs.slowMs, resolve));
    const failed = fault === undefined ? undefined : faultAnswer(fault, knobs);
    const response = fault === "reset-before" ? undefined : (failed ?? answer(request, caller));
    if (response === undefined || fault === "reset-after") {
      note(0);
      throw new ConnectionReset("jira");
    }
    note(response.status);
    return response;
  };

  return {
    handler,
    site,
    users: site.users.filter(({ accountType }) => accountType === "atlassian"),
    knobs,
    issues: () =>
      store
        .all()
        .map((issue) => issueView(site, issue))
        .toReversed(),
    counts: () => ({
      issues: store.all().length,
      comments: store.all().reduce((sum, { comments }) => sum + comments.length, 0),
      byLabel: tally(
        store
          .all()
          .flatMap(({ fields }) =>
            Array.isArray(fields["labels"]) ? fields["labels"].map(String) : [],
          ),
      ),
    }),
    countBy: (propertyKey, path) =>
      tally(
        store.all().flatMap(({ properties }) => {
          const value = valueAt(properties, propertyKey, ...path.split("."));
          return value === undefined || value === null ? [] : [String(value)];
        }),
      ),
    requests: () => notes,
    snapshot: () => structuredClone({ ...store.snapshot(), requests }),
  };
};

const eventTypeOf: Readonly<Record<string, IssueEvent["eventType"]>> = {
  "PUT /rest/api/3/issue/{issueIdOrKey}": "avi:jira:updated:issue",
  "POST /rest/api/3/issue/{issueIdOrKey}/transitions": "avi:jira:updated:issue",
  "DELETE /rest/api/3/issue/{issueIdOrKey}": "avi:jira:deleted:issue",
};

const whoIs = (site: Site, caller: Caller): Who => {
  const wanted = caller.as === "app" ? site.appAccountId : caller.accountId;
  return site.users.find(({ accountId }) => accountId === wanted);
};

const readBody = (request: HttpRequest): JsonValue | undefined => {
  if (request.method === "GET" || request.body === "") return {};
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
};

const tally = (values: ReadonlyArray<string>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};
