import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";

/** Why a request is not taken that has to be a POST of at most so many bytes; null: it is one. */
export function refusePost(request: TriggerRequest, mostBytes: number): TriggerAnswer | null {
  if (request.method !== "POST") {
    return refusal("wrong-method", "Send a POST request.", { headers: { allow: "POST" } });
  }
  if (new TextEncoder().encode(request.body).length > mostBytes) {
    return refusal("too-large", `The body may have ${mostBytes} bytes.`);
  }
  return null;
}
