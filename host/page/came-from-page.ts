import type { PageRequest } from "./serve";

/**
 * True for a call that the outer page's own script made. Another origin, the app's frame included, cannot send the
 * header without asking first (CORS preflight), and nothing here ever says yes; the other two are what browsers add
 * by themselves.
 */
export function cameFromPage(request: Pick<PageRequest, "headers">, origin: string): boolean {
  const { headers } = request;
  return (
    headers["x-page-user"] !== undefined &&
    (headers.origin === undefined || headers.origin === origin) &&
    (headers["sec-fetch-site"] === undefined || headers["sec-fetch-site"] === "same-origin")
  );
}
