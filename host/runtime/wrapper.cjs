"use strict";
/* oxlint-disable no-underscore-dangle -- names of the platform's own protocol */
/*
 * Stands in for Atlassian's Node runtime wrapper: provides the globals that the @forge/* packages read
 * (`__forge_runtime__`, `__forge_fetch__`, `fetch`, `console`) and turns what a function does into a result.
 * The bundler stores it as __forge_wrapper__.cjs beside the app's bundle. Where the host runs it in process,
 * `globalThis.__forge_host__` = { call, log } replaces the HTTP proxy and standard output.
 */
const { AsyncLocalStorage } = require("node:async_hooks");
const path = require("node:path");

const invocations = new AsyncLocalStorage();
const host = globalThis.__forge_host__ ?? overHttp();

Object.defineProperty(globalThis, "__forge_runtime__", {
  configurable: true,
  get: () => invocations.getStore()?.runtime,
});

/** Runs one invocation. `event` is the platform's envelope; see host/runtime/invocation-event.ts. */
exports.main = (event, lambdaContext) =>
  invocations.run({ runtime: runtimeOf(event, lambdaContext) }, async () => {
    for (const { key, value } of event.variables ?? []) process.env[key] = value;
    try {
      const [file, name] = event.handler.split(".");
      const handler = require(path.join(__dirname, `${file}.cjs`))[name];
      if (typeof handler !== "function") throw new Error(`${event.handler} is not exported`);
      const body = await handler(event.body, event._meta.requestContext ?? {});
      return {
        success: true,
        body: body === undefined ? undefined : JSON.parse(JSON.stringify(body)),
      };
    } catch (error) {
      console.error(error);
      return { success: false, error: failure(error) };
    }
  });

const PLATFORM_ERRORS = new Set([
  "REQUEST_EGRESS_ALLOWLIST_ERR",
  "FUNCTION_FETCH_ERR",
  "NEEDS_AUTHENTICATION_ERR",
  "PROXY_ERR",
  "API_NOT_READY_ERR",
]);

const failure = (error) => ({
  errorMessage: String(error?.message ?? error),
  errorType: PLATFORM_ERRORS.has(error?.name) ? error.name : "FUNCTION_ERR",
  isHostedCodeError: true,
  stack: String(error?.stack ?? "").split("\n"),
  ...(error?.serviceKey === undefined ? {} : { serviceKey: error.serviceKey }),
  ...(error?.options === undefined ? {} : { options: error.options }),
});

const nothing = () => undefined;
const metrics = {
  counter: () => ({ incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing }),
  timing: () => ({ measure: () => ({ stop: nothing }), set: nothing }),
  gauge: () => ({ set: nothing }),
};

const runtimeOf = (event, lambdaContext) => ({
  container: {
    region: "local",
    runtime: "nodejs22.x",
    handler: event.handler,
    appCodeDir: __dirname,
  },
  proxy: event._meta.proxy,
  contextAri: event._meta.contextAri,
  appContext: event._meta.appContext,
  aaid: event._meta.aaid,
  tracing: event._meta.tracing,
  realtime: {},
  metrics,
  featureFlags: () => false,
  lambdaContext,
});

/** The proxy's route for what an SDK wants to reach. */
const routeOf = (target) => {
  switch (target.type) {
    case "fpp": {
      const account = target.accountId ? `/account/${encodeURIComponent(target.accountId)}` : "";
      return `/fpp/provider/${target.provider}/remote/${target.remote ?? "unknown"}${account}`;
    }
    case "kvs":
    case "sql":
      return `/fpp/as/app/provider/atlassian/capability/${target.type}`;
    default:
      throw new Error(`The local host has no Forge capability of type ${target.type}`);
  }
};

const send = async (route, target, init = {}) => {
  const store = invocations.getStore();
  if (store === undefined) throw new Error("Forge runtime not found.");
  init.signal?.throwIfAborted();
  const reply = host.call({
    token: store.runtime.proxy.token,
    url: store.runtime.proxy.url,
    route,
    target,
    method: init.method ?? "GET",
    headers: Object.fromEntries(new Headers(init.headers)),
    body: await textOf(init.body),
    signal: init.signal,
  });
  const { status, headers, body } = await (init.signal ? abortable(reply, init.signal) : reply);
  return new Response(status === 204 || status === 304 ? null : body, { status, headers });
};

const textOf = async (body) => {
  if (body === undefined || body === null) return "";
  return typeof body === "string" ? body : new Response(body).text();
};

const abortable = (reply, signal) =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    reply.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });

globalThis.__forge_fetch__ = (target, to, init) =>
  send(routeOf(target), /^(?:\/|https?:)/.test(to) ? to : `/${to}`, init);

class ExternalEndpointNotAllowedError extends Error {
  constructor(url) {
    super(
      `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
    );
    this.name = "REQUEST_EGRESS_ALLOWLIST_ERR";
    this.status = 403;
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

globalThis.fetch = async (input, init) => {
  const isRequest = input instanceof Request;
  const merged = isRequest
    ? {
        method: input.method,
        headers: input.headers,
        redirect: input.redirect,
        signal: input.signal,
        body: input.body,
        ...init,
      }
    : { ...init };
  const request = { ...merged, body: await textOf(merged.body) };
  let url = isRequest ? input.url : new URL(input).href;
  for (let hop = 0; hop <= 20; hop += 1) {
    const response = await send("/egress", url, request);
    const problem = response.headers.get("forge-proxy-error");
    if (problem === "BLOCKED_EGRESS") throw new ExternalEndpointNotAllowedError(url);
    if (problem === "UPSTREAM_UNREACHABLE") {
      throw new TypeError("fetch failed", { cause: new Error(await response.text()) });
    }
    const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
    if (location === null || merged.redirect === "manual") return response;
    if (merged.redirect === "error")
      throw new TypeError("fetch failed", { cause: new Error("unexpected redirect") });
    url = new URL(location, url).href;
    if (response.status === 303) Object.assign(request, { method: "GET", body: "" });
  }
  throw new TypeError("fetch failed", { cause: new Error("redirect count exceeded") });
};

const LEVELS = { debug: 20, log: 30, info: 30, warn: 40, error: 50 };
for (const [name, logLevel] of Object.entries(LEVELS)) {
  console[name] = (...values) =>
    host.log({
      invocationId: invocations.getStore()?.runtime.appContext.invocationId ?? "-",
      logLevel,
      logArguments: values.map((value) =>
        value instanceof Error ? (value.stack ?? String(value)) : value,
      ),
    });
}

function overHttp() {
  const nativeFetch = globalThis.fetch;
  const write = process.stdout.write.bind(process.stdout);
  for (const name of ["node:http", "node:https"]) {
    for (const method of ["request", "get"]) {
      require(name)[method] = () => {
        throw new Error(
          `${name}.${method} does not pass the egress door of the local host; use fetch`,
        );
      };
    }
  }
  return {
    call: async ({ token, url, route, target, method, headers, body, signal }) => {
      const response = await nativeFetch(new URL(route, url), {
        method: "POST",
        headers: {
          "forge-proxy-authorization": `Bearer ${token}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ target, method, headers, body }),
        signal,
      });
      return response.json();
    },
    log: (line) => write(`${JSON.stringify(line)}\n`),
  };
}
