import { z } from "zod";
import { answerBody } from "../answer-body";
import { defineDestination } from "../define-destination";
import { HttpsAddress } from "../https-address";
import { httpOutcome } from "../http-outcome";
import { secretName } from "../secret-name";
import { messageOf } from "./payload";

const TIMEOUT_MS = 20_000;

const WorkflowAddress = HttpsAddress.refine(
  (address) => !/(^|\.)office\.com$/.test(hostOf(address)),
  "Connectors of Office 365 have ended: make a workflow in Teams, and enter its address",
).refine(
  (address) => URL.canParse(address) && new URL(address).searchParams.has("sig"),
  "Copy the whole address of the workflow: a part of it is sig=…",
);

/** Alerts as cards in a channel or chat of Microsoft Teams, by a workflow. Teams cannot tell a card that comes twice. */
export const microsoftTeams = defineDestination({
  kind: "microsoft-teams",
  title: "Microsoft Teams",
  about: "Cards in a channel or chat, by a workflow.",
  family: "chat",
  settings: z.strictObject({ address: HttpsAddress.optional() }),
  addressIn: "workflow",
  secrets: [
    {
      name: "workflow",
      title: "Address of the workflow",
      description:
        "Of the workflow “Send webhook alerts to a channel”, with all that follows the ?. Whoever knows it can write to the channel.",
      required: true,
      accepts: WorkflowAddress,
    },
  ],
  deliver: async (deps, settings, notice, attempt) => {
    const workflow = WorkflowAddress.safeParse(
      await deps.secrets.get(secretName(attempt.destinationId, "workflow")),
    );
    if (!workflow.success || hostOf(workflow.data) !== hostOf(settings.address ?? "")) {
      return { result: "rejected", reason: "The address of the workflow is missing" };
    }
    const { href, pathname, search, searchParams } = new URL(workflow.data);
    const answer = await deps.http.send({
      url: href,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(messageOf(notice)),
      timeoutMs: TIMEOUT_MS,
    });
    return httpOutcome(answer, {
      who: "Teams",
      attempt,
      secrets: [href, `${pathname}${search}`, search, ...searchParams.getAll("sig")],
      reference: attempt.deliveryKey,
      said: answerBody(answer, Said),
    });
  },
});

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}

const Said = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .transform(({ error }) => `${error.code}: ${error.message}`);
