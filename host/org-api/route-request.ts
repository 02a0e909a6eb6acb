import { json, type HttpResponse } from "../http";
import { apiError } from "./api-error";
import { serveEventActions } from "./serve-event-actions";
import { serveEvents, withoutProcessedAt } from "./serve-events";
import { serveStream, type ListContext } from "./serve-stream";

export interface RouteContext extends ListContext {
  readonly orgId: string;
  readonly orgName: string;
  readonly keyState: "good" | "scoped" | "without-guard";
}

/** Answers an authorised GET under `/admin/v1/orgs`. */
export const routeRequest = (context: RouteContext, url: URL): HttpResponse => {
  const match = /^\/admin\/v1\/orgs(?:\/([^/]+)(?:\/([^/]+)(?:\/([^/]+))?)?)?$/.exec(url.pathname);
  if (match === null) return apiError("ADMIN-404-1");
  const [, orgId, collection, id] = match;
  // A key with scopes belongs to one organization and still lists none.
  if (orgId === undefined)
    return json(200, {
      data: context.keyState === "scoped" ? [] : [organization(context)],
      links: {},
    });
  if (orgId !== context.orgId) return apiError("ADMIN-404-2");
  if (collection === undefined)
    return context.keyState === "scoped"
      ? apiError("ADMIN-403-1")
      : json(200, { data: organization(context) });
  if (context.keyState === "without-guard" && context.knobs.withoutGuard === "forbidden")
    return apiError("ADMIN-403-2");

  const isEmpty = context.keyState === "without-guard";
  if (collection === "event-actions" && id === undefined)
    return serveEventActions(context.knobs.eventActions);
  if (isEmpty) return json(200, { data: [], meta: { next: null, page_size: 0 }, links: {} });
  if (collection === "events-stream" && id === undefined) return serveStream(context, url);
  if (collection !== "events") return apiError("ADMIN-404-1");
  if (id === undefined) return serveEvents(context, url);
  const found = context.ledger.find(decodeURIComponent(id));
  return found === undefined || found.processedAt > context.now
    ? apiError("ADMIN-404-4")
    : json(200, { data: withoutProcessedAt(found.body) });
};

const organization = ({ orgId, orgName }: RouteContext): unknown => ({
  id: orgId,
  type: "orgs",
  attributes: { name: orgName },
  links: { self: `https://api.atlassian.com/admin/v1/orgs/${orgId}` },
});
