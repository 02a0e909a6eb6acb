import type { TriggerAnswer } from "./trigger-answer";

type Reason =
  | "invalid-request"
  | "unauthorized"
  | "not-allowed"
  | "not-found"
  | "wrong-method"
  | "conflict"
  | "too-large"
  | "too-many-requests"
  | "unavailable";

const statusOf: Record<Reason, number> = {
  "invalid-request": 400,
  unauthorized: 401,
  "not-allowed": 403,
  "not-found": 404,
  "wrong-method": 405,
  conflict: 409,
  "too-large": 413,
  "too-many-requests": 429,
  unavailable: 503,
};

/** Why nothing was done, in words that help whoever wrote the caller. `fields`: messages by field of the body. */
export function refusal(
  reason: Reason,
  message: string,
  more: {
    readonly fields?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): TriggerAnswer {
  const { fields, headers } = more;
  return {
    status: statusOf[reason],
    ...(headers !== undefined && { headers }),
    body: { error: reason, message, ...(fields !== undefined && { fields }) },
  };
}
