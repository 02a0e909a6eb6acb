import { z } from "zod";
import type { Platform } from "#ports";
import { answerBody } from "../answer-body";

const TIMEOUT_MS = 10_000;

/** Whether Splunk says that one of the first `count` messages over a channel is indexed. No answer is no. */
export async function acknowledged(
  deps: Pick<Platform, "http">,
  collector: { readonly address: string; readonly token: string; readonly channel: string },
  count: number,
): Promise<boolean> {
  const answer = await deps.http.send({
    url: new URL("/services/collector/ack", collector.address).href,
    method: "POST",
    headers: {
      authorization: `Splunk ${collector.token}`,
      "content-type": "application/json",
      "x-splunk-request-channel": collector.channel,
    },
    body: JSON.stringify({ acks: Array.from({ length: count }, (_, id) => id) }),
    timeoutMs: TIMEOUT_MS,
  });
  if (!answer.answered || answer.status !== 200) return false;
  return Object.values(answerBody(answer, Acks)?.acks ?? {}).includes(true);
}

const Acks = z.object({ acks: z.record(z.string(), z.boolean()) });
