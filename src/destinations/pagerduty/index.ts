import { z } from "zod";
import type { Attempt } from "../attempt";
import type { DestinationDeps } from "../destination";
import { answerBody } from "../answer-body";
import { defineDestination } from "../define-destination";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { eventOf } from "./payload";
import { PagerDutySettings } from "./settings";

const TIMEOUT_MS = 15_000;
const addresses = {
  US: "https://events.pagerduty.com/v2/enqueue",
  EU: "https://events.eu.pagerduty.com/v2/enqueue",
} as const;

/**
 * Alerts as incidents in PagerDuty, by its Events API v2. An attempt that comes twice joins the same incident: the key
 * is the alert's. Once the alert is closed, its incident is resolved; resolving it twice does nothing.
 */
export const pagerDuty = defineDestination({
  kind: "pagerduty",
  title: "PagerDuty",
  about: "Incidents that call whoever is on duty.",
  family: "on-call",
  settings: PagerDutySettings,
  secrets: [
    {
      name: "routing",
      title: "Integration key",
      description: "Of an “Events API V2” integration of a service, or of an event orchestration.",
      required: true,
      accepts: z.string().regex(/^[A-Za-z0-9]{32}$/, "Enter 32 letters and digits"),
    },
  ],
  alertsOnly: true,
  deliver: async (deps, settings, notice, attempt) => {
    if (notice.kind === "events" || notice.kind === "digest") {
      return { result: "rejected", reason: "Incidents are made of alerts alone" };
    }
    return enqueue(deps, settings, eventOf(notice), attempt);
  },
  close: (deps, settings, { opened }, attempt) =>
    enqueue(deps, settings, { event_action: "resolve", dedup_key: opened }, attempt),
});

async function enqueue(
  deps: DestinationDeps,
  { region }: PagerDutySettings,
  event: { readonly event_action: string; readonly dedup_key: string },
  attempt: Attempt,
): Promise<Outcome> {
  const routingKey = await deps.secrets.get(secretName(attempt.destinationId, "routing"));
  if (routingKey === null) return { result: "rejected", reason: "The integration key is missing" };
  const answer = await deps.http.send({
    url: addresses[region],
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ routing_key: routingKey, ...event }),
    timeoutMs: TIMEOUT_MS,
  });
  return httpOutcome(answer, {
    who: "PagerDuty",
    attempt,
    secrets: [routingKey],
    reference: event.dedup_key,
    said: answerBody(answer, Said),
  });
}

const Said = z
  .object({ message: z.string(), errors: z.array(z.string()).default([]) })
  .transform(({ message, errors }) => [message, ...errors].join("; "));
