// Longer than other files: the one place where the parts of the local platform are put together.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { HostClock } from "./clock";
import type { HttpHandler, ProductHandler } from "./http";
import { createAccountRegister, type AccountRegister } from "./platform/accounts/account-register";
import { createEgress, type EgressGroup } from "./platform/egress/egress";
import { createThrottle } from "./platform/faults/create-throttle";
import { drawDoom } from "./platform/faults/draw-doom";
import type { PlatformFaults } from "./platform/faults/platform-faults";
import { startHostServer, type HostServer } from "./platform/host-server";
import {
  createInstallation,
  type EnvironmentType,
  type Installation,
} from "./platform/invocations/installation";
import {
  createInvocationRegistry,
  type KillHandle,
  type KillPlan,
} from "./platform/invocations/invocation-registry";
import { createInvocationQuota } from "./platform/invocations/invocation-quota";
import { invokeResolver, type ResolverCaller } from "./platform/invocations/invoke-resolver";
import { createInvoker, type InvocationReport } from "./platform/invocations/invoker";
import { createLogQuota } from "./platform/invocations/log-quota";
import { createPlatformDoor } from "./platform/invocations/platform-door";
import { createKvs } from "./platform/kvs/kvs";
import { createKvsStore, type KvsStore } from "./platform/kvs/kvs-store";
import { fireProductEvent } from "./platform/lifecycle/fire-product-event";
import { fireLifecycle, type LifecycleEvent } from "./platform/lifecycle/lifecycle";
import { createProducts } from "./platform/products/products";
import { createQueue, type Queue } from "./platform/queue/queue";
import { readManifest, type ManifestView } from "./platform/read-manifest";
import { createScheduler, type Scheduler } from "./platform/scheduler/scheduler";
import { openSql } from "./platform/sql/open-sql";
import { createSqlCapability } from "./platform/sql/sql-capability";
import type { AffectedRows, SqlEngine } from "./platform/sql/sql-engine";
import { createWebTriggers, type WebTriggers } from "./platform/web-trigger/web-trigger";
import type { FunctionRunner, LogLine, PlatformCall } from "./runtime/function-runner";
import type { InvocationResult } from "./runtime/invocation-event";
import { createProcessRunner } from "./runtime/process-runner";
import { createSeededRandom, type SeededRandom } from "./runtime/seeded-random";
import { createVirtualRunner } from "./runtime/virtual-runner";
import type { VirtualClock } from "./virtual-clock";

/** How functions run, and by which clock: in processes in real time, or in this process in virtual time. */
export type RunnerOptions =
  | { readonly runner: "process"; readonly clock: HostClock; readonly port?: number }
  | {
      readonly runner: "virtual";
      readonly clock: VirtualClock;
      /** Virtual ms that a platform call takes; 0 when absent. */
      readonly latencyMs?: (call: PlatformCall) => number;
      readonly warm?: boolean;
    };

export interface ForgeHostOptions {
  /** Holds manifest.yml. */
  readonly appDir: string;
  /** What bundleApp made of it. */
  readonly bundleDir: string;
  /** Where state is kept over restarts; in memory when absent. */
  readonly stateDir?: string;
  readonly run: RunnerOptions;
  /** The same seed gives the same ids and, in virtual time, the same run. */
  readonly seed: string;
  /** `embedded`, or `mysql://…`. */
  readonly sql?: string;
  readonly affectedRows?: AffectedRows;
  /** Every SQL statement with its outcome goes here, for replaySql. */
  readonly recordSql?: string;
  /** Stand-ins by origin. Nothing else on the internet answers. */
  readonly internet: ReadonlyMap<string, HttpHandler>;
  readonly jira: ProductHandler;
  readonly environmentType?: EnvironmentType;
  /** `forge variables`. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly log?: (line: LogLine) => void;
  readonly onInvocation?: (report: InvocationReport) => void;
  /** False lifts the quotas of requests a second or minute; sizes and shapes stay limited. */
  readonly limited?: boolean;
  readonly faults?: PlatformFaults;
}

export interface ForgeHost extends ManifestView {
  readonly installation: Installation;
  /** As `invoke` of the bridge from the page `moduleKey`. */
  readonly invokeResolver: (
    moduleKey: string,
    functionKey: string,
    payload: unknown,
    caller: ResolverCaller,
  ) => Promise<InvocationResult>;
  /** Runs a scheduled trigger at once, whatever its plan. */
  readonly fireScheduled: (key: string) => Promise<InvocationResult>;
  readonly fireLifecycle: (
    event: LifecycleEvent,
    accountId: string,
  ) => Promise<ReadonlyArray<InvocationResult>>;
  /** An event of a product, such as `avi:jira:updated:issue`, with what else it says. */
  readonly fireProductEvent: (
    event: { readonly eventType: string },
    selfGenerated: boolean,
  ) => Promise<ReadonlyArray<InvocationResult>>;
  readonly webTriggers: WebTriggers;
  readonly scheduler: Scheduler;
  readonly queue: Queue;
  /** The stored values, past the app's limits and scopes. */
  readonly kvs: KvsStore;
  /** The database, past the app's limits. */
  readonly sql: SqlEngine;
  /** Accounts that apps report: they can be closed and updated. */
  readonly accounts: AccountRegister;
  /** Customer-managed egress: what a confirmation by an administrator does. */
  readonly consentEgress: (groups: ReadonlyArray<EgressGroup>) => void;
  readonly revokeEgress: (groupKey: string) => void;
  readonly egressGroups: () => ReadonlyArray<EgressGroup>;
  readonly killAt: (plan: KillPlan) => KillHandle;
  readonly close: () => Promise<void>;
}

/** The Forge platform for one app on one site, on this machine. Nothing leaves the machine. */
export const createForgeHost = async (options: ForgeHostOptions): Promise<ForgeHost> => {
  const { run, seed, limited = true, faults = {} } = options;
  const { clock } = run;
  const view = readManifest(options.appDir);
  const { manifest } = view;
  const bundleDir = resolve(options.bundleDir);
  const file = (name: string): { readonly file?: string } =>
    options.stateDir === undefined ? {} : { file: join(options.stateDir, name) };
  if (options.stateDir !== undefined) mkdirSync(options.stateDir, { recursive: true });
  const random = (of: string): ReturnType<typeof createSeededRandom> =>
    createSeededRandom(`${seed} ${of}`);
  const installation = createInstallation(
    manifest.app.id,
    options.environmentType ?? "DEVELOPMENT",
  );
  const registry = createInvocationRegistry(drawDoom(faults.invocation ?? {}, random("doom")));
  const logs = createLogQuota(clock, limited, options.log ?? (() => undefined));
  const quota = createInvocationQuota(clock, limited);
  const store = createKvsStore({
    clock,
    ...file("kvs.jsonl"),
    ...(faults.kvs?.lingeringTtl === true ? { lingering: random("ttl") } : {}),
    ...(faults.kvs?.staleQueryMs === undefined
      ? {}
      : { stale: { ms: faults.kvs.staleQueryMs, random: random("stale queries") } }),
  });
  const sql = await openSql({ ...options, ...file("forge.sqlite") });
  const egress = createEgress({ manifest, internet: options.internet, ...file("egress.jsonl") });

  let runner: FunctionRunner;
  let server: HostServer | undefined;
  const invoke = createInvoker({
    manifest,
    installation,
    clock,
    random: random("invocations"),
    registry,
    runner: () => runner,
    proxyUrl: () => server?.url ?? "http://forge-proxy.invalid",
    variables: options.variables ?? {},
    report: (report) => {
      egress.ended(report.invocation.id);
      logs.ended(report.invocation.id);
      options.onInvocation?.(report);
    },
  });
  const throttledTrigger = createThrottle(
    faults.webTrigger?.throttle,
    random("web trigger faults"),
  );
  const webTriggers = createWebTriggers({
    modules: manifest.modules.webtrigger,
    random: random("web triggers"),
    baseUrl: () => server?.url ?? "https://webtrigger.example.com",
    refuses: () => throttledTrigger() !== undefined || quota.take(undefined) !== undefined,
    invoke: (module, body) =>
      invoke({
        moduleType: "webtrigger",
        moduleKey: module.key,
        functionKey: module.function,
        body,
      }),
    ...file("web-triggers.jsonl"),
  });
  const consumerOf = (queueName: string) =>
    manifest.modules.consumer.find((consumer) => consumer.queue === queueName);
  const timeoutOf = (functionKey: string): number =>
    manifest.modules.function.find(({ key }) => key === functionKey)?.timeoutSeconds ?? 55;
  const queue = createQueue({
    clock,
    random: random("queue"),
    ...file("queue.jsonl"),
    limited,
    ...(faults.queue === undefined ? {} : { faults: faults.queue }),
    isLong: (queueName) => timeoutOf(consumerOf(queueName)?.function ?? "") > 55,
    deliver: (queueName, body, chain) => {
      const consumer = consumerOf(queueName);
      return consumer === undefined
        ? undefined
        : invoke({
            moduleType: "consumer",
            moduleKey: consumer.key,
            functionKey: consumer.function,
            body,
            chain,
          });
    },
  });
  const fireScheduled = (key: string): Promise<InvocationResult> => {
    const trigger = manifest.modules.scheduledTrigger.find((each) => each.key === key);
    if (trigger === undefined) throw new Error(`the manifest has no scheduled trigger ${key}`);
    const body = {
      context: { cloudId: installation.cloudId, moduleKey: key },
      contextToken: "local",
    };
    return invoke({
      moduleType: "scheduledTrigger",
      moduleKey: key,
      functionKey: trigger.function,
      body,
    });
  };
  const invokeTrigger = (
    module: { readonly key: string; readonly function: string },
    body: object,
  ): Promise<InvocationResult> =>
    invoke({
      moduleType: "trigger",
      moduleKey: module.key,
      functionKey: module.function,
      body,
    });
  const scheduler = createScheduler({
    clock,
    random: random("schedule"),
    triggers: manifest.modules.scheduledTrigger,
    run: fireScheduled,
    ...file("schedule.jsonl"),
    ...(faults.schedule === undefined ? {} : { faults: faults.schedule }),
  });
  const products = createProducts({
    jira: options.jira,
    scopes: manifest.permissions.scopes,
    clock,
    random: random("product faults"),
    ...(faults.product === undefined ? {} : { faults: faults.product }),
  });
  const accounts = createAccountRegister({
    clock,
    scopes: manifest.permissions.scopes,
    random: random("account faults"),
    ...(faults.product?.throttle === undefined ? {} : { throttle: faults.product.throttle }),
    ...file("accounts.jsonl"),
  });
  const door = createPlatformDoor({
    registry,
    scopes: manifest.permissions.scopes,
    sql:
      manifest.modules.sql.length === 0
        ? undefined
        : createSqlCapability({
            engine: sql,
            clock,
            environment: installation.environmentType,
            limited,
            ...(isServer(options.sql) ? { stopwatch: () => performance.now() } : {}),
          }),
    kvs: createKvs({ store, clock, limited, ...losesItem(faults, random("batches")) }),
    queue,
    webTriggers,
    egress,
    products,
    accounts,
    throttle: {
      kvs: createThrottle(faults.kvs?.throttle, random("kvs faults")),
      sql: createThrottle(faults.sql?.throttle, random("sql faults")),
      queue: createThrottle(faults.queue?.throttle, random("queue faults")),
    },
    kill: (invocationId) => runner.kill(invocationId),
    travel: travelTime(run),
  });
  if (run.runner === "process") {
    server = await startHostServer({ port: run.port ?? 0, door, webTrigger: webTriggers.handle });
    runner = createProcessRunner({ bundleDir, log: logs.write });
  } else {
    runner = createVirtualRunner({
      bundleDir,
      clock: run.clock,
      random: random("app"),
      door,
      log: logs.write,
      ...(run.warm === undefined ? {} : { warm: run.warm }),
    });
  }

  return {
    ...view,
    installation,
    invokeResolver: (moduleKey, functionKey, payload, caller) =>
      invokeResolver(
        { pages: view.pages, installation, invoke, quota },
        moduleKey,
        functionKey,
        payload,
        caller,
      ),
    fireScheduled,
    fireLifecycle: (event, accountId) => {
      if (event === "installed") products.installed();
      return fireLifecycle(
        {
          ...installation,
          modules: manifest.modules.trigger,
          invoke: invokeTrigger,
        },
        event,
        accountId,
      );
    },
    fireProductEvent: (event, selfGenerated) =>
      fireProductEvent(
        {
          modules: manifest.modules.trigger,
          invoke: invokeTrigger,
        },
        event,
        selfGenerated,
      ),
    webTriggers,
    scheduler,
    queue,
    kvs: store,
    sql,
    accounts,
    consentEgress: egress.consent,
    revokeEgress: egress.revoke,
    egressGroups: egress.groups,
    killAt: registry.killAt,
    close: async () => {
      scheduler.close();
      queue.close();
      await runner.close();
      await server?.close();
      webTriggers.close();
      accounts.close();
      egress.close();
      store.close();
      await sql.close();
    },
  };
};

const isServer = (sql: string | undefined): boolean => sql !== undefined && sql !== "embedded";

const losesItem = (
  { kvs: { partialBatch } = {} }: PlatformFaults,
  { next }: Pick<SeededRandom, "next">,
): { readonly losesItem?: () => boolean } =>
  partialBatch === undefined ? {} : { losesItem: () => next() < partialBatch };

const travelTime = (run: RunnerOptions): ((call: PlatformCall) => Promise<void>) => {
  if (run.runner === "process" || run.latencyMs === undefined) return () => Promise.resolve();
  const { clock, latencyMs } = run;
  return (call) => new Promise((done) => void clock.after(latencyMs(call), done));
};
