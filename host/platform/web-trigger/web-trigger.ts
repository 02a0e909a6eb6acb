import { z } from "zod";
import type { HttpRequest, HttpResponse } from "../../http";
import type { PlatformReply } from "../../runtime/function-runner";
import type { InvocationResult } from "../../runtime/invocation-event";
import type { SeededRandom } from "../../runtime/seeded-random";
import { jsonReply } from "../capability";
import { openDurableLog } from "../durable-log";
import type { AppManifest } from "../read-manifest";

type WebTriggerModule = AppManifest["modules"]["webtrigger"][number];

export interface WebTriggerOptions {
  readonly modules: ReadonlyArray<WebTriggerModule>;
  readonly random: SeededRandom;
  readonly baseUrl: () => string;
  readonly invoke: (module: WebTriggerModule, body: object) => Promise<InvocationResult>;
  readonly file?: string;
  /** Whether the platform refuses a request with 429, before the app is asked. */
  readonly refuses?: () => boolean;
}

export interface WebTriggers {
  /** The public URL of a web trigger; the same one until it is asked for with `force`. */
  readonly url: (key: string, force?: boolean) => string;
  /** Answers a request to such a URL; `url` may be absolute or a path. */
  readonly handle: (request: HttpRequest) => Promise<HttpResponse>;
  /** Answers stargate's GraphQL of `webTrigger.getUrl`, `deleteUrl` and `queryUrls`; undefined for other queries. */
  readonly graphql: (body: unknown) => PlatformReply | undefined;
  readonly close: () => void;
}

const PAYLOAD_BYTES = 5 * 1024 * 1024;

/** Web triggers: public URLs in front of functions, with dynamic and static responses. */
export const createWebTriggers = ({
  modules,
  random,
  baseUrl,
  invoke,
  file,
  refuses = () => false,
}: WebTriggerOptions): WebTriggers => {
  const ids = new Map<string, string>();
  const log = openDurableLog(file, parseChange);
  for (const [id, key] of log.entries) {
    if (key === null) ids.delete(id);
    else ids.set(id, key);
  }
  log.rewrite([...ids]);

  const urlOf = (id: string): string => `${baseUrl()}/x1/${id}`;
  const idOf = (key: string): string | undefined =>
    [...ids].findLast(([, owner]) => owner === key)?.[0];
  const url = (key: string, force = false): string => {
    if (!modules.some((module) => module.key === key))
      throw new Error(`the manifest has no web trigger ${key}`);
    const known = force ? undefined : idOf(key);
    if (known !== undefined) return urlOf(known);
    const id = Buffer.from(random.bytes(24)).toString("base64url");
    ids.set(id, key);
    log.append([id, key]);
    return urlOf(id);
  };

  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const { pathname, searchParams } = new URL(request.url, "http://host.invalid");
    const [, id = "", userPath = ""] = /^\/x1\/([^/]+)(\/.*)?$/u.exec(pathname) ?? [];
    const module = modules.find(({ key }) => key === ids.get(id));
    if (module === undefined) return { status: 404, body: "" };
    if (Buffer.byteLength(request.body) > PAYLOAD_BYTES) return { status: 413, body: "" };
    if (refuses()) return { status: 429, body: "" };
    const queryParameters: Record<string, string[]> = {};
    for (const [name, value] of searchParams) (queryParameters[name] ??= []).push(value);
    // As the caller spelt them.
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value]]),
    );
    const result = await invoke(module, {
      method: request.method,
      path: pathname,
      userPath,
      headers,
      queryParameters,
      body: request.body,
    });
    return module.response?.type === "static"
      ? staticResponse(module, result)
      : dynamicResponse(result);
  };

  const graphql = (body: unknown): PlatformReply | undefined => {
    const parsed = graphqlRequest.safeParse(body);
    if (!parsed.success) return undefined;
    const { query, variables } = parsed.data;
    if (query.includes("createWebTriggerUrl")) {
      const key = variables.input?.triggerKey ?? "";
      if (!modules.some((module) => module.key === key))
        return jsonReply(200, { errors: [{ message: `no web trigger ${key}` }] });
      return jsonReply(200, {
        data: { createWebTriggerUrl: { url: url(key, variables.forceCreate === true) } },
      });
    }
    if (query.includes("deleteWebTriggerUrl")) {
      const id = variables.id ?? "";
      const isKnown = ids.delete(id);
      if (isKnown) log.append([id, null]);
      return jsonReply(200, {
        data: { deleteWebTriggerUrl: { success: isKnown, message: isKnown ? "" : "no such URL" } },
      });
    }
    if (!query.includes("webTriggerUrlsByAppContext")) return undefined;
    const urls = [...ids].map(([id, key]) => ({ id, triggerKey: key, url: urlOf(id) }));
    return jsonReply(200, { data: { webTriggerUrlsByAppContext: urls } });
  };

  return { url, handle, graphql, close: log.close };
};

const graphqlRequest = z.looseObject({
  query: z.string(),
  variables: z
    .looseObject({
      input: z.looseObject({ triggerKey: z.string() }).optional(),
      forceCreate: z.boolean().nullish(),
      id: z.string().optional(),
    })
    .default({}),
});

const dynamic = z.looseObject({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.string().optional(),
});

/** Anything but a well-formed response is an error to the caller, as on the platform. */
const dynamicResponse = (result: InvocationResult): HttpResponse => {
  const parsed = dynamic.safeParse(result.success ? result.body : undefined);
  if (!parsed.success) return { status: 500, body: "" };
  const { statusCode, headers = {}, body = "" } = parsed.data;
  return {
    status: statusCode,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(", ")]),
    ),
    body,
  };
};

const staticResponse = (module: WebTriggerModule, result: InvocationResult): HttpResponse => {
  const chosen = z
    .looseObject({ outputKey: z.string() })
    .safeParse(result.success ? result.body : undefined);
  const output = module.response?.outputs.find(
    ({ key }) => chosen.success && key === chosen.data.outputKey,
  );
  if (output === undefined) return { status: 500, body: "" };
  return {
    status: output.statusCode,
    headers: { "content-type": output.contentType ?? "text/plain" },
    body: output.body ?? "",
  };
};

type Change = readonly [id: string, key: string | null];

const parseChange = (value: unknown): Change | undefined => {
  if (!Array.isArray(value)) return undefined;
  const [id, key]: ReadonlyArray<unknown> = value;
  return typeof id === "string" && (typeof key === "string" || key === null)
    ? [id, key]
    : undefined;
};
