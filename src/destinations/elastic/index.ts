import { z } from "zod";
import { defineDestination } from "../define-destination";
import type { Attempt } from "../attempt";
import type { DestinationDeps } from "../destination";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { bulkBody } from "./bulk-body";
import { bulkOutcome } from "./bulk-outcome";
import { operationsOf, type Operation } from "./payload";
import { ElasticSettings } from "./settings";
import { streamedEcs } from "./streamed-ecs";

const TIMEOUT_MS = 20_000;

/** Alerts with their events, and every event where wanted, in data streams of Elasticsearch, each once. */
export const elastic = defineDestination({
  kind: "elastic",
  title: "Elastic",
  about: "Documents of the Elastic Common Schema, in data streams of Elasticsearch.",
  family: "siem",
  settings: ElasticSettings,
  secrets: [
    {
      name: "key",
      title: "API key",
      description:
        "In its encoded form, with the privileges create_doc and auto_configure for both data streams.",
      required: true,
      accepts: z.string().regex(/^[A-Za-z0-9+/_=-]{20,500}$/, "Enter the key in its encoded form"),
    },
  ],
  deliver: (deps, settings, notice, attempt) =>
    post(deps, settings, attempt, operationsOf(settings, notice, attempt.deliveryKey)),
  stream: {
    // What is put around each document takes some 130 bytes.
    most: { events: 500, bytes: 900_000 },
    document: () => streamedEcs,
    send: (deps, settings, batch, attempt) =>
      post(
        deps,
        settings,
        attempt,
        batch.map(({ key, document }) => ({ stream: settings.eventStream, id: key, document })),
      ),
  },
});

async function post(
  deps: DestinationDeps,
  { address }: ElasticSettings,
  attempt: Attempt,
  operations: ReadonlyArray<Operation>,
): Promise<Outcome> {
  const apiKey = await deps.secrets.get(secretName(attempt.destinationId, "key"));
  if (apiKey === null) return { result: "rejected", reason: "The API key is missing" };
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/_bulk`;
  const answer = await deps.http.send({
    url: url.href,
    method: "POST",
    headers: { authorization: `ApiKey ${apiKey}`, "content-type": "application/x-ndjson" },
    body: bulkBody(operations),
    timeoutMs: TIMEOUT_MS,
  });
  return bulkOutcome(answer, { attempt, apiKey });
}
