import { json, type HttpRequest, type HttpResponse } from "../../http";

export interface Application {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const LOGIN_ORIGIN = "https://login.microsoftonline.com";
const LIFE_SECONDS = 3_599;

/** Microsoft's login for client credentials: a token that says itself until when it holds. */
export function giveToken(
  { method, url, headers, body }: HttpRequest,
  application: Application,
  now: number,
): HttpResponse {
  const asked = new URLSearchParams(body);
  if (new URL(url).pathname !== `/${application.tenantId}/oauth2/v2.0/token` || method !== "POST") {
    return failure(400, "invalid_request", "AADSTS90002: Tenant not found.");
  }
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded") !== true) {
    return failure(400, "invalid_request", "AADSTS900144: The request body is no form.");
  }
  if (asked.get("grant_type") !== "client_credentials") {
    return failure(400, "unsupported_grant_type", "AADSTS70003: The grant type is not supported.");
  }
  if (asked.get("scope") !== "https://monitor.azure.com//.default") {
    return failure(400, "invalid_scope", "AADSTS70011: The scope is not valid.");
  }
  if (asked.get("client_id") !== application.clientId) {
    return failure(400, "unauthorized_client", "AADSTS700016: Application was not found.");
  }
  if (asked.get("client_secret") !== application.clientSecret) {
    return failure(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
  }
  return json(200, {
    token_type: "Bearer",
    expires_in: LIFE_SECONDS,
    ext_expires_in: LIFE_SECONDS,
    access_token: `example-token-${now + LIFE_SECONDS * 1_000}`,
  });
}

export function isToken(token: string, now: number): boolean {
  const until = /^example-token-(\d{1,16})$/.exec(token)?.[1];
  return until !== undefined && now < Number(until);
}

const failure = (status: number, error: string, description: string): HttpResponse =>
  json(status, { error, error_description: description });
