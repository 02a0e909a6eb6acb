import { json } from "../http";
import type { JiraOperation } from "./jira-call";
import { holdsGlobally } from "./permissions";

/** `GET /rest/api/3/priority`. */
export const readPriorities: JiraOperation = (call) =>
  json(
    200,
    call.site.priorities.map(({ id, name }) => ({
      id,
      name,
      self: `${call.site.baseUrl}/rest/api/3/priority/${id}`,
    })),
  );

/** `GET /rest/api/3/priority/search`. */
export const searchPriorities: JiraOperation = (call) => {
  const values = call.site.priorities.map(({ id, name }) => ({
    id,
    name,
    isDefault: name === "Medium",
  }));
  return json(200, { startAt: 0, maxResults: 50, total: values.length, isLast: true, values });
};

/** `GET /rest/api/3/field`. */
export const readFields: JiraOperation = (call) =>
  json(
    200,
    call.site.fields.map(({ id, name }) => ({
      id,
      key: id,
      name,
      custom: id.startsWith("customfield_"),
      orderable: true,
      navigable: true,
      searchable: true,
    })),
  );

/** `GET /rest/api/3/serverInfo`; needs no login. */
export const serverInfo: JiraOperation = (call) =>
  json(200, {
    baseUrl: call.site.baseUrl,
    version: "1001.0.0-SNAPSHOT",
    deploymentType: "Cloud",
    serverTime: new Date(call.now).toISOString().replace("Z", "+0000"),
    serverTitle: "Jira",
    ...(holdsGlobally(call.who, "ADMINISTER") ? { buildNumber: 100_000 } : {}),
  });
