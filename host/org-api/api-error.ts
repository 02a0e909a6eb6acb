import { json, type HttpResponse } from "../http";

const titles = {
  "ADMIN-400-1": [400, "Bad Request", "Invalid page cursor"],
  "ADMIN-400-3": [400, "Bad Request", "Invalid time date"],
  "ADMIN-400-4": [400, "Bad Request", "Invalid resource"],
  "ADMIN-403-3": [403, "Forbidden", "You are not allowed to manage this organization"],
  "ADMIN-403-1": [403, "Forbidden", "The API key lacks the scope that this resource needs"],
  "ADMIN-403-2": [
    403,
    "Forbidden",
    "The organization has no subscription that includes the audit log",
  ],
  "ADMIN-404-1": [404, "Not Found", "Resource not found"],
  "ADMIN-404-2": [404, "Not Found", "Organization not found"],
  "ADMIN-404-4": [404, "Not Found", "Event not found"],
  "ADMIN-405-1": [405, "Method Not Allowed", "Method not allowed"],
  "ADMIN-429-1": [429, "Too Many Requests", "Rate limit exceeded"],
  "ADMIN-500-1": [500, "Internal Server Error", "Internal server error"],
} as const;

export type ApiErrorCode = keyof typeof titles;

/** `{"errors":[{id,status,code,title,detail}]}`, the documented shape. */
export const apiError = (
  code: ApiErrorCode,
  headers: Readonly<Record<string, string>> = {},
  detail = "",
): HttpResponse => {
  const [status, title, text] = titles[code];
  return json(
    status,
    {
      errors: [
        {
          id: `err-${code.toLowerCase()}`,
          status: `${status}`,
          code,
          title,
          detail: detail || text,
        },
      ],
    },
    headers,
  );
};

/** The second shape that a 403 comes in. */
export const flatForbidden = (path: string, now: number): HttpResponse =>
  json(403, {
    timestamp: new Date(now).toISOString(),
    path,
    status: "403",
    error: "Forbidden",
    message: "Caller is not allowed to manage this organization",
    requestId: `req-${now.toString(36)}`,
  });
