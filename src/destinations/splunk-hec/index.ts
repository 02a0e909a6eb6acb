import { z } from "zod";
import type { HttpAnswer } from "#ports";
import { retryAfter } from "#lib/retry-after";
import { answerBody } from "../answer-body";
import type { Attempt } from "../attempt";
import { defineDestination } from "../define-destination";
import type { DestinationDeps } from "../destination";
import { errorReason } from "../error-reason";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { acknowledged } from "./acknowledged";
import { batchBody } from "./batch-body";
import { channelOf } from "./channel-of";
import { bodyOf } from "./payload";
import { SplunkSettings } from "./settings";
import { streamedObject } from "./streamed-object";

const TIMEOUT_MS = 15_000;
const ACKNOWLEDGEMENT_WAIT_MS = 15_000;
/** Until then a message that is not acknowledged yet is waited for; from then on it is sent again. */
const PATIENT_ATTEMPTS = 5;

/** Alerts with their events, and every event where wanted, in Splunk, by its HTTP event collector. */
export const splunkHec = defineDestination({
  kind: "splunk-hec",
  title: "Splunk",
  about: "By an HTTP event collector, with its acknowledgement where wanted.",
  family: "siem",
  settings: SplunkSettings,
  secrets: [
    {
      name: "token",
      title: "Token",
      description: "Of the HTTP event collector.",
      required: true,
    },
  ],
  deliver: (deps, settings, notice, attempt) =>
    post(deps, settings, attempt, () => bodyOf(settings, notice, attempt.deliveryKey)),
  stream: {
    // Splunk Cloud recommends less than a million bytes a request; what is put around each event takes some 200.
    most: { events: 500, bytes: 600_000 },
    document: () => streamedObject,
    send: (deps, settings, batch, attempt) =>
      post(deps, settings, attempt, () => batchBody(settings, batch)),
  },
});

async function post(
  deps: DestinationDeps,
  settings: SplunkSettings,
  attempt: Attempt,
  body: () => string,
): Promise<Outcome> {
  const token = await deps.secrets.get(secretName(attempt.destinationId, "token"));
  if (token === null) return { result: "rejected", reason: "The token is missing" };
  const collector = { address: settings.address, token, channel: channelOf(attempt.deliveryKey) };
  if (settings.acknowledge && attempt.unsettledSince !== null) {
    if (await acknowledged(deps, collector, attempt.number - 1)) {
      return { result: "delivered", reference: attempt.deliveryKey };
    }
    if (attempt.number <= PATIENT_ATTEMPTS) return waiting(attempt.number);
  }
  const answer = await deps.http.send({
    url: new URL("/services/collector/event", settings.address).href,
    method: "POST",
    headers: {
      authorization: `Splunk ${token}`,
      "content-type": "application/json",
      ...(settings.acknowledge && { "x-splunk-request-channel": collector.channel }),
    },
    body: body(),
    timeoutMs: TIMEOUT_MS,
  });
  const said = answerBody(answer, Said);
  if (isBusy(answer, said?.code)) return busy(answer, attempt.now);
  const outcome = httpOutcome(answer, {
    who: "Splunk",
    attempt,
    secrets: [token],
    reference: attempt.deliveryKey,
    said: said?.text,
  });
  return settings.acknowledge && outcome.result === "delivered" ? waiting(attempt.number) : outcome;
}

const waiting = (attemptNumber: number): Outcome => ({
  result: "retry",
  afterMs: ACKNOWLEDGEMENT_WAIT_MS * 2 ** Math.min(5, attemptNumber - 1),
  reason: "Splunk has it and has not yet said that it is indexed",
  unknown: true,
  taken: true,
});

const Said = z.object({ text: z.string(), code: z.number() });

/** Splunk's own words for "nothing was taken, come again": 9 busy, 23 shutting down, 26 and 27 queues full. */
const isBusy = (answer: HttpAnswer, code: number | undefined): boolean =>
  answer.answered && answer.status >= 429 && code !== undefined && [9, 23, 26, 27].includes(code);

function busy(answer: HttpAnswer, now: number): Outcome {
  const afterMs = answer.answered ? retryAfter(answer.headers, now) : null;
  return {
    result: "retry",
    reason: errorReason("Splunk", answer, "it is busy"),
    unknown: false,
    ...(afterMs !== null && { afterMs }),
  };
}
