import { json, type HttpRequest, type HttpResponse } from "../http";
import { apiError, flatForbidden } from "./api-error";
import type { OrganizationKnobs } from "./knobs";
import { keyStateOf, type KeyState } from "./organization-keys";

/** What the request's key may do, or the answer that refuses it. */
export type KeyCheck =
  | { readonly ok: true; readonly state: "good" | "scoped" | "without-guard" }
  | { readonly ok: false; readonly state: KeyState | "unknown"; readonly answer: HttpResponse };

export const checkKey = (
  request: HttpRequest,
  path: string,
  { knobs, now }: { readonly knobs: OrganizationKnobs; readonly now: number },
): KeyCheck => {
  const key = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
  const state = knobs.keyStates[key] ?? keyStateOf[key] ?? "unknown";
  const refuse = (answer: HttpResponse): KeyCheck => ({ ok: false, state, answer });
  switch (state) {
    case "good":
    case "scoped":
    case "without-guard":
      return { ok: true, state };
    case "unknown":
    case "expired":
    case "revoked":
      return refuse(unauthorized(knobs));
    case "without-scope":
      return refuse(apiError("ADMIN-403-1"));
    case "not-admin":
      return refuse(apiError("ADMIN-403-3"));
    case "not-admin-flat":
      return refuse(flatForbidden(path, now));
    case "other-organization":
      return refuse(apiError("ADMIN-404-2"));
  }
};

/** Nobody has published the body of a 401, so it may be anything. */
const unauthorized = (knobs: OrganizationKnobs): HttpResponse => {
  switch (knobs.unauthorizedBody) {
    case "json":
      return json(401, { code: 401, message: "Unauthorized" });
    case "empty":
      return { status: 401, body: "" };
    case "text":
      return { status: 401, headers: { "content-type": "text/plain" }, body: "Unauthorized" };
  }
};
