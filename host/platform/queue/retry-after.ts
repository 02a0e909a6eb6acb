import { z } from "zod";
import type { InvocationResult } from "../../runtime/invocation-event";
import { QUEUE_LIMITS } from "./queued-event";

export interface Retry {
  readonly seconds: number;
  readonly reason: string;
  readonly data: unknown;
}

const asked = z.looseObject({
  _retry: z.literal(true),
  retryOptions: z
    .looseObject({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .default({}),
});

/**
 * Whether and when an event comes again: when the consumer returned an InvocationError, as it asks; when it threw,
 * timed out or died, with a doubling back-off up to 15 minutes (the platform's own timing is not documented).
 */
export const retryAfter = (result: InvocationResult, retryCount: number): Retry | undefined => {
  if (!result.success) {
    const reason =
      result.error.errorType === "FUNCTION_TIME_OUT"
        ? "FUNCTION_TIME_OUT"
        : "FUNCTION_PLATFORM_UNKNOWN_ERROR";
    return { seconds: backOff(retryCount), reason, data: undefined };
  }
  const parsed = asked.safeParse(result.body);
  if (!parsed.success) return undefined;
  const {
    retryAfter: seconds,
    retryReason = "FUNCTION_RETRY_REQUEST",
    retryData,
  } = parsed.data.retryOptions;
  const isTooLarge =
    Buffer.byteLength(JSON.stringify(retryData) ?? "") > QUEUE_LIMITS.retryDataBytes;
  return {
    seconds: Math.min(QUEUE_LIMITS.delaySeconds, Math.max(1, seconds ?? backOff(retryCount))),
    reason: retryReason,
    data: isTooLarge ? undefined : retryData,
  };
};

const backOff = (retryCount: number): number =>
  Math.min(QUEUE_LIMITS.delaySeconds, 2 ** retryCount);
