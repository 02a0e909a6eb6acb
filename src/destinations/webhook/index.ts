import { z } from "zod";
import type { Attempt } from "../attempt";
import { defineDestination } from "../define-destination";
import type { DestinationDeps } from "../destination";
import { httpOutcome } from "../http-outcome";
import type { Outcome } from "../outcome";
import { secretName } from "../secret-name";
import { batchBody } from "./batch-body";
import { bodyOf } from "./payload";
import { WebhookSettings } from "./settings";
import { isSigningSecret, signatureHeaders } from "./signature-headers";
import { streamedEvent } from "./streamed-event";

const TIMEOUT_MS = 20_000;
const HEADER_VALUE = /^[\x20-\x7E]+$/;
const SigningSecret = z
  .string()
  .refine(isSigningSecret, "Enter whsec_ and 24 to 64 bytes in Base64");

/**
 * Alerts, and every event where wanted, as signed requests to any server, by Standard Webhooks 1. The id is the same in every attempt, so that a
 * receiver can tell what comes twice.
 */
export const webhook = defineDestination({
  kind: "webhook",
  title: "Webhook",
  about: "Signed JSON, or a key in a header, to any server.",
  family: "other",
  settings: WebhookSettings,
  secrets: [
    {
      name: "signing",
      title: "Signing secret",
      description: "whsec_ and 24 to 64 bytes in Base64. The receiver checks signatures with it.",
      required: false,
      accepts: SigningSecret,
      previous: "previous-signing",
      generated: true,
    },
    {
      name: "previous-signing",
      title: "Previous signing secret",
      description: "While the receiver moves to a new secret, messages carry both signatures.",
      required: false,
      accepts: SigningSecret,
    },
    {
      name: "header",
      title: "Value of the secret header",
      description: "For example: Bearer abc123",
      required: false,
      accepts: z.string().regex(HEADER_VALUE, "Headers have plain letters, digits and signs only"),
    },
  ],
  lacks: (present) =>
    present.has("signing") || present.has("header")
      ? null
      : "Enter a signing secret, the value of a secret header, or both",
  deliver: (deps, settings, notice, attempt) =>
    post(deps, settings, attempt, bodyOf(notice, settings.format)),
  stream: {
    most: { events: 200, bytes: 200_000 },
    document:
      ({ format }) =>
      (streamed) =>
        streamedEvent(format, streamed),
    send: (deps, settings, batch, attempt) => post(deps, settings, attempt, batchBody(batch)),
  },
});

async function post(
  deps: DestinationDeps,
  settings: WebhookSettings,
  attempt: Attempt,
  body: string,
): Promise<Outcome> {
  const secret = (field: string): Promise<string | null> =>
    deps.secrets.get(secretName(attempt.destinationId, field));
  const [signing, previous, header] = await Promise.all([
    secret("signing"),
    secret("previous-signing"),
    secret("header"),
  ]);
  const signingSecrets = [signing, previous].filter((text) => text !== null);
  if (signingSecrets.length === 0 && header === null) {
    return { result: "rejected", reason: "There is neither a signing secret nor a secret header" };
  }
  if (!signingSecrets.every(isSigningSecret)) {
    return {
      result: "rejected",
      reason: "A signing secret is not whsec_ and 24 to 64 bytes in Base64",
    };
  }
  if (header !== null && !HEADER_VALUE.test(header)) {
    return {
      result: "rejected",
      reason: "The secret header has characters that headers cannot have",
    };
  }
  const answer = await deps.http.send({
    url: settings.address,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "audit-stream",
      ...signatureHeaders(signingSecrets, attempt, body),
      ...(header !== null && { [settings.headerName.toLowerCase()]: header }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
  });
  return httpOutcome(answer, {
    who: "The webhook's server",
    attempt,
    secrets: [
      ...signingSecrets,
      ...(header === null ? [] : [header, header.replace(/^\S+\s+/, "")]),
    ],
    reference: attempt.deliveryKey,
  });
}
