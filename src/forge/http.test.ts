import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@jest/globals";
import { createHttp } from "./http";

const request = {
  method: "POST",
  headers: { "x-name": "value" },
  body: "hello",
  timeoutMs: 2_000,
} as const;

test("sends once and answers what came back", async () => {
  const seen: Array<string> = [];
  const answer = await withServer(
    (incoming, response) => {
      incoming.on("data", (chunk: Buffer) =>
        seen.push(
          `${incoming.method} ${incoming.url} ${incoming.headers["x-name"]} ${chunk.toString()}`,
        ),
      );
      incoming.on("end", () => response.writeHead(202, { "X-Made": "1" }).end("thanks"));
    },
    (url) => createHttp().send({ ...request, url: `${url}/in?x=1` }),
  );
  expect(seen).toEqual(["POST /in?x=1 value hello"]);
  expect(answer).toMatchObject({ answered: true, status: 202, body: "thanks" });
  expect(answer.answered && answer.headers["x-made"]).toBe("1");
});

test("follows no redirect", async () => {
  const paths: Array<string> = [];
  const answer = await withServer(
    (incoming, response) => {
      paths.push(incoming.url ?? "");
      response.writeHead(302, { location: "/elsewhere" }).end();
    },
    (url) => createHttp().send({ ...request, url: `${url}/in` }),
  );
  expect(answer).toMatchObject({ answered: true, status: 302 });
  expect(paths).toEqual(["/in"]);
});

test("tells a broken connection from silence", async () => {
  const broken = await withServer(
    (incoming) => incoming.socket.destroy(),
    (url) => createHttp().send({ ...request, url }),
  );
  expect(broken).toMatchObject({ answered: false, reason: "network" });
  const silent = await withServer(
    () => {},
    (url) => createHttp().send({ ...request, url, timeoutMs: 50 }),
  );
  expect(silent).toMatchObject({ answered: false, reason: "timeout" });
});

async function withServer<T>(
  listener: RequestListener,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  try {
    return await use(`http://127.0.0.1:${portOf(server)}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  }
}

/** A server that listens on a port has an address with one. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
