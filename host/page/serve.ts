import http from "node:http";
import type { AddressInfo } from "node:net";

export interface PageRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: URL;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface PageResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export type PageHandler = (request: PageRequest) => Promise<PageResponse>;

export interface Served {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const largestBody = 6 * 1024 * 1024;

/**
 * Serves one origin on the loopback interface. `hostname` is how browsers must call it: a request with another
 * `Host` is refused, so that no foreign name can be pointed at us (DNS rebinding).
 * `handlerFor` is called once the port is known. Rejects with Node's error, for example code EADDRINUSE.
 */
export async function serve(
  address: { readonly hostname: string; readonly port: number },
  handlerFor: (origin: string) => PageHandler,
): Promise<Served> {
  const server = http.createServer((request, response) => {
    const send = ({ status, headers, body }: PageResponse): void => {
      response.writeHead(status, {
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
        ...headers,
      });
      response.end(body);
    };
    const fail = (error: unknown): void => {
      send({
        status: 500,
        headers: plain,
        body: error instanceof Error ? error.message : String(error),
      });
    };
    if (request.headers.host !== new URL(origin).host) {
      const target = `${origin}${request.url ?? "/"}`;
      const known = /^(127\.0\.0\.1|localhost|\[::1\]):\d+$/.test(request.headers.host ?? "");
      send(
        known && request.method === "GET"
          ? { status: 302, headers: { location: target }, body: "" }
          : {
              status: 421,
              headers: plain,
              body: `This is ${origin}, and it answers to no other name.`,
            },
      );
      return;
    }
    readBody(request)
      .then((body) =>
        body === undefined
          ? { status: 413, headers: plain, body: "The request is too large." }
          : answer({
              method: request.method ?? "GET",
              url: new URL(request.url ?? "/", origin),
              headers: request.headers,
              body,
            }),
      )
      .then(send, fail);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address.port, "127.0.0.1", () => resolve());
  });
  const origin = `http://${address.hostname}:${portOf(server)}`;
  const answer = handlerFor(origin);
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const plain = { "content-type": "text/plain; charset=utf-8" };

async function readBody(request: http.IncomingMessage): Promise<string | undefined> {
  const chunks: Array<Buffer> = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > largestBody) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A server that listens on TCP has an AddressInfo; text is for pipes, null for servers that do not listen. */
const portOf = (server: http.Server): number => (server.address() as AddressInfo).port;
