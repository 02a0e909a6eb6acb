import type { InvocationResult } from "../../runtime/invocation-event";
import type { AppManifest } from "../read-manifest";

type TriggerModule = AppManifest["modules"]["trigger"][number];

export type LifecycleEvent = "installed" | "upgraded";

export interface LifecycleOptions {
  readonly modules: ReadonlyArray<TriggerModule>;
  readonly installationId: string;
  readonly contextAri: string;
  readonly appId: string;
  readonly environmentId: string;
  readonly invoke: (module: TriggerModule, body: object) => Promise<InvocationResult>;
}

/** Fires `avi:forge:installed:app` or `avi:forge:upgraded:app` at every trigger module that wants it. */
export const fireLifecycle = async (
  { modules, installationId, contextAri, appId, environmentId, invoke }: LifecycleOptions,
  event: LifecycleEvent,
  accountId: string,
): Promise<ReadonlyArray<InvocationResult>> => {
  const eventType = `avi:forge:${event}:app`;
  const body = {
    id: `ari:cloud:ecosystem::installation/${installationId}`,
    context: contextAri,
    eventType,
    app: { id: appId, version: "1.0.0" },
    environment: { id: environmentId },
    ...(event === "installed"
      ? { installerAccountId: accountId }
      : { upgraderAccountId: accountId }),
  };
  const results: InvocationResult[] = [];
  for (const module of modules) {
    const wants = module.events.some(
      (wanted) => (typeof wanted === "string" ? wanted : wanted.eventType) === eventType,
    );
    if (wants) results.push(await invoke(module, body));
  }
  return results;
};
