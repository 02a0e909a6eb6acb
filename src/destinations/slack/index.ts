import { z } from "zod";
import { defineDestination } from "../define-destination";
import { HttpsAddress } from "../https-address";
import { httpOutcome } from "../http-outcome";
import { secretName } from "../secret-name";
import { messageOf } from "./payload";

const TIMEOUT_MS = 15_000;
const HOSTS = new Set(["hooks.slack.com", "hooks.slack-gov.com"]);

const isOfSlack = (address: string): boolean =>
  URL.canParse(address) && HOSTS.has(new URL(address).hostname);

/** Alerts as messages in a Slack channel, by an incoming webhook. Slack cannot tell a message that comes twice. */
export const slack = defineDestination({
  kind: "slack",
  title: "Slack",
  about: "Messages in a channel, by an incoming webhook.",
  family: "chat",
  settings: z.strictObject({}),
  secrets: [
    {
      name: "address",
      title: "Webhook address",
      description:
        "Of an incoming webhook: https://hooks.slack.com/services/… Whoever knows it can write to the channel.",
      required: true,
      accepts: HttpsAddress.refine(isOfSlack, "This is not the address of a Slack webhook"),
    },
  ],
  deliver: async (deps, _settings, notice, attempt) => {
    const address = HttpsAddress.safeParse(
      await deps.secrets.get(secretName(attempt.destinationId, "address")),
    );
    if (!address.success || !isOfSlack(address.data)) {
      return { result: "rejected", reason: "The address is not one of a Slack webhook" };
    }
    const answer = await deps.http.send({
      url: address.data,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(messageOf(notice)),
      timeoutMs: TIMEOUT_MS,
    });
    return httpOutcome(answer, {
      who: "Slack",
      attempt,
      secrets: [address.data, new URL(address.data).pathname],
      reference: attempt.deliveryKey,
    });
  },
});
