import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";

/** Nothing can be done now; the same request may be sent again after so many seconds. */
export const unavailable = (message: string, seconds: number): TriggerAnswer =>
  refusal("unavailable", message, { headers: { "retry-after": String(seconds) } });
