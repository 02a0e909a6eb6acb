import type { Delivery } from "#contract";
import { ok } from "#lib/result";
import type { ProcedureSet } from "./procedure-set";

/** The log of what was sent, and dead letters sent again. */
export const deliveryProcedures: ProcedureSet<"deliveries/list" | "deliveries/redrive"> = {
  "deliveries/list": async (deps, { after, limit, destinationId, state }) => {
    const deliveries = await deps.deliveries.log({
      after,
      limit,
      ...(destinationId !== undefined && { destinationId }),
      ...(state !== undefined && { state }),
    });
    const titles = await deps.alerts.titles([
      ...new Set(deliveries.filter(isOfAlert).map((one) => one.alertKey)),
    ]);
    const last = deliveries.at(-1);
    const isEnd = last === undefined || deliveries.length < limit;
    return ok({
      deliveries: deliveries.map((one) => ({
        ...one,
        alertTitle: titles.get(one.alertKey) ?? "",
      })),
      next: isEnd ? null : { createdAt: last.createdAt, key: last.key },
    });
  },

  "deliveries/redrive": async (deps, { key, destinationId }) => {
    const queued = await deps.deliveries.redrive({
      ...(key !== undefined && { key }),
      ...(destinationId !== undefined && { destinationId }),
      at: deps.clock.now(),
    });
    if (queued > 0) await deps.queue.wake("deliver", [0]);
    return ok({ queued });
  },
};

const isOfAlert = ({ kind }: Delivery): boolean => kind !== "forward" && kind !== "digest";
