import type { InvocationResult } from "../../runtime/invocation-event";
import type { AppManifest } from "../read-manifest";

type TriggerModule = AppManifest["modules"]["trigger"][number];

/**
 * Fires an event of a product at every trigger module that wants it. `ignoreSelf` is known; an expression is not: a
 * module that filters by one hears everything.
 */
export const fireProductEvent = async (
  options: {
    readonly modules: ReadonlyArray<TriggerModule>;
    readonly invoke: (module: TriggerModule, body: object) => Promise<InvocationResult>;
  },
  event: { readonly eventType: string },
  /** Whether the app itself did what the event tells of. */
  selfGenerated: boolean,
): Promise<ReadonlyArray<InvocationResult>> => {
  const results: InvocationResult[] = [];
  for (const module of options.modules) {
    for (const wanted of module.events) {
      const { eventType, filter } =
        typeof wanted === "string" ? { eventType: wanted, filter: undefined } : wanted;
      if (eventType !== event.eventType) continue;
      const ignoresSelf = (filter ?? module.filter)?.ignoreSelf === true;
      if (!(ignoresSelf && selfGenerated)) {
        results.push(await options.invoke(module, { ...event, selfGenerated }));
      }
    }
  }
  return results;
};
