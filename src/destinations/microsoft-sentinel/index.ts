import { z } from "zod";
import { answerBody } from "../answer-body";
import type { Attempt } from "../attempt";
import { defineDestination } from "../define-destination";
import type { DestinationDeps } from "../destination";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { accessToken } from "./access-token";
import { recordsOf } from "./payload";
import { SentinelSettings } from "./settings";
import { streamedRecord } from "./streamed-record";

const TIMEOUT_MS = 20_000;

/**
 * Alerts with their events, and every event where wanted, as rows of a table that Microsoft Sentinel reads, by the Logs
 * Ingestion API. It cannot tell a row that comes twice.
 */
export const microsoftSentinel = defineDestination({
  kind: "microsoft-sentinel",
  title: "Microsoft Sentinel",
  about: "Rows of a table in a Log Analytics workspace, by a data collection rule.",
  family: "siem",
  settings: SentinelSettings,
  secrets: [
    {
      name: "secret",
      title: "Client secret",
      description: "Its value, not its id. It expires: enter a new one before.",
      required: true,
      accepts: z.string().min(8).max(500),
    },
  ],
  deliver: (deps, settings, notice, attempt) =>
    post(deps, settings, attempt, recordsOf(notice, attempt.deliveryKey)),
  stream: {
    // The service takes 1 MB at once.
    most: { events: 500, bytes: 900_000 },
    document: () => streamedRecord,
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
  settings: SentinelSettings,
  attempt: Attempt,
  records: ReadonlyArray<object>,
): Promise<Outcome> {
  const clientSecret = await deps.secrets.get(secretName(attempt.destinationId, "secret"));
  if (clientSecret === null) return { result: "rejected", reason: "The client secret is missing" };
  const token = await accessToken(deps, settings, clientSecret, attempt);
  if (!token.ok) return token.failure;
  const path = `/dataCollectionRules/${settings.ruleId}/streams/${settings.stream}?api-version=2023-01-01`;
  const answer = await deps.http.send({
    url: new URL(path, settings.address).href,
    method: "POST",
    headers: {
      authorization: `Bearer ${token.value}`,
      "content-type": "application/json",
      "x-ms-client-request-id": attempt.deliveryKey,
    },
    body: JSON.stringify(records),
    timeoutMs: TIMEOUT_MS,
  });
  return httpOutcome(answer, {
    who: "Azure Monitor",
    attempt,
    secrets: [token.value, clientSecret],
    reference: attempt.deliveryKey,
    said: answerBody(answer, Said),
  });
}

const Said = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .transform(({ error }) => `${error.code}: ${error.message}`);
