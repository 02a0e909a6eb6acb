import { z } from "zod";
import { answerBody } from "../answer-body";
import type { Attempt } from "../attempt";
import { defineDestination } from "../define-destination";
import type { DestinationDeps } from "../destination";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { intakeBody } from "./intake-body";
import { logsOf } from "./payload";
import { DatadogSettings } from "./settings";
import { streamedLog } from "./streamed-log";

const TIMEOUT_MS = 15_000;

/** Alerts with their events, and every event where wanted, as logs in Datadog. It cannot tell a log that comes twice. */
export const datadog = defineDestination({
  kind: "datadog",
  title: "Datadog",
  about: "Logs under Datadog's standard attributes, for its Cloud SIEM.",
  family: "siem",
  settings: DatadogSettings,
  secrets: [
    {
      name: "key",
      title: "API key",
      description: "Of the organization, not an application key.",
      required: true,
      accepts: z.string().regex(/^[A-Za-z0-9_]{32,100}$/, "Enter the key: 32 letters and digits"),
    },
  ],
  deliver: (deps, settings, notice, attempt) =>
    post(deps, settings, attempt, logsOf(notice, attempt.deliveryKey)),
  stream: {
    // The intake takes 1,000 logs and 5 MB at once.
    most: { events: 500, bytes: 900_000 },
    document: () => streamedLog,
    send: (deps, settings, batch, attempt) =>
      post(
        deps,
        settings,
        attempt,
        batch.map(({ document }) => document),
      ),
  },
});

async function post(
  deps: DestinationDeps,
  { site, service }: DatadogSettings,
  attempt: Attempt,
  logs: ReadonlyArray<object>,
): Promise<Outcome> {
  const apiKey = await deps.secrets.get(secretName(attempt.destinationId, "key"));
  if (apiKey === null) return { result: "rejected", reason: "The API key is missing" };
  const answer = await deps.http.send({
    url: `https://http-intake.logs.${site}/api/v2/logs`,
    method: "POST",
    headers: { "dd-api-key": apiKey, "content-type": "application/json" },
    body: intakeBody(logs, service, attempt.now),
    timeoutMs: TIMEOUT_MS,
  });
  return httpOutcome(answer, {
    who: "Datadog",
    attempt,
    secrets: [apiKey],
    reference: attempt.deliveryKey,
    said: answerBody(answer, Said),
  });
}

const Said = z
  .object({ errors: z.array(z.union([z.string(), z.object({ detail: z.string() })])) })
  .transform(({ errors }) =>
    errors.map((one) => (typeof one === "string" ? one : one.detail)).join("; "),
  );
