import { readFile } from "node:fs/promises";
import path from "node:path";
import { ZodError } from "zod";
import { cameFromPage } from "./came-from-page";
import { context } from "./endpoints/context";
import { egress } from "./endpoints/egress";
import type { Endpoint } from "./endpoints/endpoint";
import { incident } from "./endpoints/incident";
import { invoke } from "./endpoints/invoke";
import { issues } from "./endpoints/issues";
import { news } from "./endpoints/news";
import { product } from "./endpoints/product";
import { realtime } from "./endpoints/realtime";
import { receivers } from "./endpoints/receivers";
import { start } from "./endpoints/start";
import type { PageWorld } from "./page-world";
import type { PageHandler, PageRequest, PageResponse } from "./serve";
import { userKey } from "./user-key";

/** Answers for the origin that plays Jira: one page at every address, its script and style, and its questions. */
export function createOuterOrigin(
  world: PageWorld,
  page: { readonly script: string; readonly appOrigin: string; readonly outerOrigin: string },
): PageHandler {
  return async (request) => {
    const { pathname } = request.url;
    if (pathname === "/__host/csp" && request.method === "POST") {
      world.reports.take(request.body);
      return { status: 204, body: "" };
    }
    if (pathname.startsWith("/__host/ask/")) {
      if (request.method !== "POST" || !cameFromPage(request, page.outerOrigin)) {
        return json(403, { message: "Only the page that plays Jira may ask this." });
      }
      return answer(world, pathname.slice("/__host/ask/".length), request);
    }
    if (request.method !== "GET") return json(405, { message: "Only GET is served here." });
    switch (pathname) {
      case "/__host/page.js":
        return {
          status: 200,
          headers: { "content-type": "text/javascript; charset=utf-8" },
          body: page.script,
        };
      case "/__host/page.css":
        return {
          status: 200,
          headers: { "content-type": "text/css; charset=utf-8" },
          body: await own("page.css"),
        };
      case "/favicon.ico":
        return { status: 204, body: "" };
      default:
        return {
          status: 200,
          headers: {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": policy(page.appOrigin),
          },
          body: await own("page.html"),
        };
    }
  };
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  start,
  context,
  invoke,
  product,
  news,
  issues,
  receivers,
  incident,
  realtime,
  "egress/get": egress.get,
  "egress/set": egress.set,
  "egress/delete-group": egress.deleteGroup,
  "egress/delete-domain": egress.deleteDomain,
};

async function answer(world: PageWorld, name: string, request: PageRequest): Promise<PageResponse> {
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (endpoint === undefined) return json(404, { message: `No question is called ${name}.` });
  const known = world.users.find((one) => userKey(one) === request.headers["x-page-user"]);
  // A browser may remember somebody of another host; its first question tells it who it is now.
  const user = known ?? (name === "start" ? world.users[0] : undefined);
  if (user === undefined)
    return json(403, { message: "The user switch knows nobody of this name." });
  try {
    const body: unknown = request.body === "" ? undefined : JSON.parse(request.body);
    const answered = await endpoint(world, user, body);
    // A refusal is an answer too: a status of 4xx would be an error in the console of a page that did nothing wrong.
    return json(200, answered);
  } catch (error) {
    if (error instanceof ZodError || error instanceof SyntaxError)
      return json(400, { message: error.message });
    throw error;
  }
}

/** Nothing inline, and no page of anybody may frame this one. */
const policy = (appOrigin: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${appOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

const own = (file: string): Promise<string> =>
  readFile(path.join(import.meta.dirname, "outer", file), "utf8");

const json = (status: number, body: unknown): PageResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
