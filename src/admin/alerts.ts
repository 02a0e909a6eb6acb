import type { Delivery } from "#contract";
import { issueOf } from "#destinations/jira-issue/issue-of";
import { err, ok } from "#lib/result";
import { queueDeliveries } from "#pipeline/dispatch/queue-deliveries";
import { route } from "#pipeline/dispatch/route";
import type { Platform } from "#ports";
import { nameAccounts } from "./name-accounts";
import type { ProcedureSet } from "./procedure-set";

/** What rules found, and what became of it. */
export const alertProcedures: ProcedureSet<
  "alerts/list" | "alerts/get" | "alerts/deliver" | "alerts/redrive"
> = {
  "alerts/list": async (deps, { after, limit, ruleId, historical, level, from, to }) => {
    const alerts = await deps.alerts.list({
      after,
      limit,
      ...(ruleId === undefined ? {} : { ruleId }),
      ...(historical === undefined ? {} : { historical }),
      ...(level === undefined ? {} : { level }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    const keys = alerts.map(({ key }) => key);
    const deliveries = await deps.deliveries.ofAlerts(keys);
    const states = await deps.alertStates.ofAlerts(keys);
    const last = alerts.at(-1);
    return ok({
      alerts: alerts.map((alert) => {
        const own = deliveries.filter((delivery) => delivery.alertKey === alert.key);
        return {
          ...alert,
          issueKey: issueOf(own),
          state: states.get(alert.key) ?? null,
          deliveryState: worstOf(own),
        };
      }),
      next:
        last === undefined || alerts.length < limit
          ? null
          : { createdAt: last.createdAt, key: last.key },
    });
  },

  "alerts/get": async (deps, { key }) => {
    const alert = await deps.alerts.get(key);
    if (alert === null) return err(noSuchAlert);
    const keys = await deps.alerts.events(key, 50);
    const events = (await deps.events.getMany(keys)).toSorted(
      (a, b) => a.occurredAt - b.occurredAt,
    );
    const deliveries = [...(await deps.deliveries.ofAlert(key))];
    const state = await namedState(deps, key);
    return ok({
      alert,
      events,
      deliveries,
      issueKey: issueOf(deliveries),
      state,
      why: await deps.alerts.why(key),
    });
  },

  "alerts/deliver": async (deps, { key }) => {
    const alert = await deps.alerts.get(key);
    if (alert === null) return err(noSuchAlert);
    const destinations = await route(deps);
    if (destinations.length === 0) {
      const message = "There is no destination yet: choose a project for issues under Setup.";
      return err({ code: "invalid-input", message });
    }
    const keys = await deps.alerts.events(key, 50);
    const told = (await deps.events.getMany(keys)).map((event) => ({ ...event, later: false }));
    const { ruleId, level } = alert;
    const queued = await queueDeliveries(deps, [{ key, ruleId, level, told }], destinations);
    await deps.queue.wake("deliver", [0]);
    return ok({ queued });
  },

  "alerts/redrive": async (deps, { key, destinationId }) => {
    const queued = await deps.deliveries.redrive({
      ...(key === undefined ? {} : { alertKey: key }),
      ...(destinationId === undefined ? {} : { destinationId }),
      at: deps.clock.now(),
    });
    if (queued > 0) await deps.queue.wake("deliver", [0]);
    return ok({ queued });
  },
};

const noSuchAlert = { code: "not-found", message: "There is no such alert." } as const;

/** With the name of the assignee; empty where nobody knows it. */
async function namedState(
  deps: Pick<Platform, "alertStates" | "events" | "jira">,
  alertKey: string,
) {
  const state = (await deps.alertStates.ofAlerts([alertKey])).get(alertKey);
  if (state === undefined) return null;
  const { assigneeId } = state;
  if (assigneeId === null) return { ...state, assigneeName: "" };
  const names = await nameAccounts(deps, [assigneeId]);
  return { ...state, assigneeName: names.get(assigneeId) ?? "" };
}

function worstOf(deliveries: ReadonlyArray<Delivery>): "none" | Delivery["state"] {
  for (const state of ["rejected", "waiting", "delivered"] as const) {
    if (deliveries.some((delivery) => delivery.state === state)) return state;
  }
  return "none";
}
