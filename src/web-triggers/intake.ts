import type { Platform } from "#ports";
import { readDelivery } from "#sources/audit-webhook/read-delivery";
import { answered } from "./answered";
import { authenticate } from "./authenticate";
import { overBudget } from "./over-budget";
import { refusePost } from "./refuse-post";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";
import { unavailable } from "./unavailable";

/** What became of the events of a delivery, or why none was taken. */
export type TakenIn =
  | {
      readonly taken: true;
      readonly stored: number;
      readonly known: number;
      readonly quarantined: number;
    }
  | { readonly taken: false; readonly reason: "not-connected" | "storage-full" };

const MOST_BYTES = 1_000_000;
/** More would not be stored before the invocation ends. */
const MOST_EVENTS = 500;
const A_MINUTE = 120;

/**
 * Takes in what Atlassian's audit log webhook delivers. 200 means that all of it is stored: whatever else is answered,
 * the sender may send it again, and what came already adds nothing.
 */
export async function intake(
  deps: Pick<Platform, "budget" | "bytes" | "clock" | "documents" | "log" | "secrets">,
  request: TriggerRequest,
  takeIn: (raws: ReadonlyArray<unknown>) => Promise<TakenIn>,
): Promise<TriggerAnswer> {
  const message = "Something went wrong in the app. Send the delivery again.";
  const answer = () => answerTo(deps, request, takeIn);
  return answered(deps, "intake", answer, unavailable(message, 60));
}

async function answerTo(
  deps: Parameters<typeof intake>[0],
  request: TriggerRequest,
  takeIn: Parameters<typeof intake>[2],
): Promise<TriggerAnswer> {
  const refused = refusePost(request, MOST_BYTES);
  if (refused !== null) return refused;
  const known = await authenticate(deps, request, "intake");
  if (!known.ok) return known.failure;
  const name = `intake:${known.value.token.id}`;
  const busy = await overBudget(deps, [{ name, aMinute: A_MINUTE }]);
  if (busy !== null) return busy;
  const raws = readDelivery(request.body);
  if (!raws.ok) return refusal("invalid-request", raws.failure);
  if (raws.value.length > MOST_EVENTS) {
    return refusal("too-large", `A delivery may have ${MOST_EVENTS} events.`);
  }
  const taken = await takeIn(raws.value);
  if (taken.taken) {
    const { stored, known: repeated, quarantined } = taken;
    return { status: 200, body: { stored, known: repeated, quarantined } };
  }
  switch (taken.reason) {
    case "not-connected":
      return refusal("conflict", "No organization is connected. Connect one under Settings first.");
    case "storage-full":
      return unavailable("The app's storage is full. Send the delivery again in an hour.", 3_600);
  }
}
