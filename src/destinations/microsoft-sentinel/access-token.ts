import { z } from "zod";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { answerBody } from "../answer-body";
import type { Attempt } from "../attempt";
import { httpOutcome } from "../http-outcome";
import { mendDelay } from "../mend-delay";
import type { Outcome } from "../outcome";
import type { SentinelSettings } from "./settings";

const TIMEOUT_MS = 10_000;

/**
 * A token of the application for Azure Monitor, which lives an hour; or what becomes of the message without one. What
 * Microsoft refuses a person can mend, whatever the status: the id of a tenant, an expired secret.
 */
export async function accessToken(
  deps: Pick<Platform, "http">,
  { tenantId, clientId }: Pick<SentinelSettings, "tenantId" | "clientId">,
  clientSecret: string,
  attempt: Attempt,
): Promise<Result<string, Outcome>> {
  const answer = await deps.http.send({
    url: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope: "https://monitor.azure.com//.default",
    }).toString(),
    timeoutMs: TIMEOUT_MS,
  });
  const token = answerBody(answer, Token)?.access_token;
  if (token !== undefined && answer.answered && answer.status === 200) return ok(token);
  const outcome = httpOutcome(answer, {
    who: "Microsoft's login",
    attempt,
    secrets: [clientSecret, encodeURIComponent(clientSecret)],
    reference: "",
    said: answerBody(answer, Said),
  });
  // Nothing was sent yet, whatever became of the request for a token.
  switch (outcome.result) {
    case "delivered":
      return err({ result: "retry", reason: "Microsoft's login gave no token", unknown: false });
    case "retry":
      return err({ ...outcome, unknown: false });
    case "rejected": {
      const afterMs = mendDelay(attempt.number);
      return err({ result: "retry", reason: outcome.reason, afterMs, unknown: false });
    }
  }
}

const Token = z.object({ access_token: z.string().regex(/^[\x21-\x7E]+$/) });
const Said = z
  .object({ error: z.string(), error_description: z.string().default("") })
  .transform(({ error, error_description: why }) => `${error}: ${why}`);
