import { createServer, type IncomingMessage, type Server } from "node:http";
import { z } from "zod";
import type { HttpHandler } from "../http";
import type { PlatformDoor } from "../runtime/function-runner";

export interface HostServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface HostServerOptions {
  /** 0 picks a free one. */
  readonly port: number;
  readonly door: PlatformDoor;
  readonly webTrigger: HttpHandler;
}

const envelope = z.object({
  target: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** The host's socket on 127.0.0.1: the proxy of functions in processes, and the public URLs of web triggers. */
export const startHostServer = async ({
  port,
  door,
  webTrigger,
}: HostServerOptions): Promise<HostServer> => {
  const server = createServer((request, response) => {
    const reply = (
      status: number,
      headers: Readonly<Record<string, string>>,
      body: string,
    ): void => {
      response.writeHead(status, { ...headers });
      response.end(body);
    };
    const answer = async (): Promise<void> => {
      const body = await bodyOf(request);
      const path = request.url ?? "/";
      const headers = headersOf(request);
      if (path.startsWith("/x1/")) {
        const answered = await webTrigger({
          method: request.method ?? "GET",
          url: path,
          headers,
          body,
        });
        return reply(answered.status, answered.headers ?? {}, answered.body);
      }
      const token = /^Bearer (.+)$/u.exec(headers["forge-proxy-authorization"] ?? "")?.[1];
      const call = envelope.safeParse(parsed(body));
      if (token === undefined || !call.success) return reply(404, {}, "");
      reply(
        200,
        { "content-type": "application/json" },
        JSON.stringify(await door({ token, route: path, ...call.data })),
      );
    };
    answer().catch((error: unknown) =>
      reply(500, {}, error instanceof Error ? error.message : String(error)),
    );
  });
  await listen(server, port);
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("the host's server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
