/**
 * What every stand-in of the local host is: a function from a request to a response.
 * Nothing here opens a socket; the platform decides who may call which stand-in.
 */
export interface HttpRequest {
  readonly method: string;
  /** Absolute for the internet (`https://api.atlassian.com/admin/…`), path and query for a product (`/rest/api/3/…`). */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body: string;
}

export type HttpHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** Who calls a product API: the app itself, or one of the stand-in's users through `asUser`. */
export type Caller =
  | { readonly as: "app"; readonly scopes: ReadonlyArray<string> }
  | { readonly as: "user"; readonly accountId: string; readonly scopes: ReadonlyArray<string> };

export type ProductHandler = (request: HttpRequest, caller: Caller) => Promise<HttpResponse>;

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});
