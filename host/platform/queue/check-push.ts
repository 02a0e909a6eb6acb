import type { PlatformReply } from "../../runtime/function-runner";
import { jsonReply } from "../capability";
import { QUEUE_LIMITS } from "./queued-event";

export interface Push {
  readonly payload: ReadonlyArray<{ readonly delayInSeconds?: number | undefined }>;
  /** Whether the queue's consumer may run longer than 55 s. */
  readonly isLong: boolean;
  /** Pushes that led to the invocation which pushes. */
  readonly chain: number;
}

/** The refusal of a push that is too large, too late or one too many of a chain; undefined where it may come in. */
export const checkPush = ({ payload, isLong, chain }: Push): PlatformReply | undefined => {
  if (payload.length === 0 || payload.length > QUEUE_LIMITS.eventsPerPush)
    return jsonReply(400, { message: `A push takes 1 to ${QUEUE_LIMITS.eventsPerPush} events` });
  const sizes = payload.map((event) => Buffer.byteLength(JSON.stringify(event)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const isTooLarge =
    total > QUEUE_LIMITS.pushBytes ||
    (isLong && sizes.some((size) => size > QUEUE_LIMITS.longEventBytes));
  if (isTooLarge)
    return jsonReply(413, { errorMessage: "The push or one of its events is too large" });
  const isDelayed = ({ delayInSeconds = 0 }: Push["payload"][number]): boolean =>
    delayInSeconds >= 0 && delayInSeconds <= QUEUE_LIMITS.delaySeconds;
  if (!payload.every(isDelayed))
    return jsonReply(400, { message: `delayInSeconds is 0 to ${QUEUE_LIMITS.delaySeconds}` });
  return chain >= QUEUE_LIMITS.chainedPushes
    ? jsonReply(405, {
        errorMessage: `More than ${QUEUE_LIMITS.chainedPushes} pushes in a chain from one invocation`,
      })
    : undefined;
};
