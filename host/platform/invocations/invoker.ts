import type { HostClock } from "../../clock";
import type { FunctionRunner } from "../../runtime/function-runner";
import type { InvocationEvent, InvocationResult } from "../../runtime/invocation-event";
import type { SeededRandom } from "../../runtime/seeded-random";
import type { InvocationInfo } from "../capability";
import type { AppManifest } from "../read-manifest";
import type { CallRecord, InvocationRegistry } from "./invocation-registry";
import type { Installation } from "./installation";

export interface Invocation {
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly functionKey: string;
  readonly body: object;
  readonly accountId?: string;
  /** Pushes that led here. */
  readonly chain?: number;
}

/** What happened in one invocation, for tests and the host's log. */
export interface InvocationReport {
  readonly invocation: InvocationInfo;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly calls: ReadonlyArray<CallRecord>;
  readonly result: InvocationResult;
}

export interface InvokerDeps {
  readonly manifest: AppManifest;
  readonly installation: Installation;
  readonly clock: Pick<HostClock, "now">;
  readonly random: SeededRandom;
  readonly registry: InvocationRegistry;
  readonly runner: () => FunctionRunner;
  readonly proxyUrl: () => string;
  readonly variables: Readonly<Record<string, string>>;
  readonly report: (report: InvocationReport) => void;
}

/** Seconds by kind of module: what it gets by default, and at most. */
const TIMEOUTS: Readonly<Record<string, { readonly usual: number; readonly most: number }>> = {
  consumer: { usual: 55, most: 900 },
  scheduledTrigger: { usual: 55, most: 900 },
  webtrigger: { usual: 55, most: 55 },
};
const OTHERS = { usual: 25, most: 25 };

/** Runs a function of the manifest as the platform does for a module. */
export const createInvoker =
  (deps: InvokerDeps): ((invocation: Invocation) => Promise<InvocationResult>) =>
  async (invocation) => {
    const definition = deps.manifest.modules.function.find(
      ({ key }) => key === invocation.functionKey,
    );
    if (definition === undefined)
      throw new Error(`the manifest has no function ${invocation.functionKey}`);
    const { usual, most } = TIMEOUTS[invocation.moduleType] ?? OTHERS;
    const timeoutMs = Math.min(definition.timeoutSeconds ?? usual, most) * 1000;
    const memoryMB = definition.runtime?.memoryMB ?? deps.manifest.app.runtime?.memoryMB ?? 512;
    const { body: _body, ...who } = invocation;
    const info: InvocationInfo = { id: deps.random.uuid(), timeoutMs, ...who };
    const token = `${info.id}.${deps.random.uuid()}`;
    const startedAt = deps.clock.now();
    deps.registry.begin(token, info);
    const result = await deps
      .runner()
      .invoke(envelope(deps, info, invocation.body, definition.handler, token), {
        timeoutMs,
        memoryMB,
      });
    const calls = deps.registry.end(token);
    deps.report({ invocation: info, startedAt, endedAt: deps.clock.now(), calls, result });
    return result;
  };

const envelope = (
  deps: InvokerDeps,
  info: InvocationInfo,
  body: object,
  handler: string,
  token: string,
): InvocationEvent => {
  const { installation, manifest, random } = deps;
  const { cloudId, contextAri, installationId, ...app } = installation;
  return {
    handler,
    body,
    variables: Object.entries(deps.variables).map(([key, value]) => ({ key, value })),
    _meta: {
      proxy: { token, url: deps.proxyUrl(), host: "localhost" },
      contextAri,
      appContext: {
        ...app,
        invocationId: info.id,
        installationId,
        functionKey: info.functionKey,
        moduleType: info.moduleType,
        moduleKey: info.moduleKey,
        installation: { ari: { installationId }, contexts: [{ cloudId }] },
        permissions: {
          scopes: manifest.permissions.scopes,
          external: manifest.permissions.external ?? {},
        },
      },
      ...(info.accountId === undefined ? {} : { aaid: info.accountId }),
      tracing: {
        traceId: random.uuid().replaceAll("-", ""),
        spanId: random.uuid().replaceAll("-", "").slice(0, 16),
      },
      requestContext: {
        installContext: contextAri,
        ...(info.accountId === undefined ? {} : { principal: { accountId: info.accountId } }),
      },
    },
  };
};
