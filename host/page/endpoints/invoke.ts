import { z } from "zod";
import { invocationContext } from "../invocation-context";
import { userKey } from "../user-key";
import type { Endpoint } from "./endpoint";
import { readFrameQuestion } from "./frame-question";

const Invocation = z.object({ functionKey: z.string(), payload: z.unknown().optional() });

/** The platform's limits on what a page sends to a resolver and gets back: 500 KB, 5 MB. */
const largestRequest = 500_000;
const largestResponse = 5_000_000;

/** `invoke(functionKey, payload)`: the words of an error are those that production gives to the page. */
export const invoke: Endpoint = async (world, user, body) => {
  const asked = readFrameQuestion(world, body);
  if (asked === undefined) return { refused: "The app has no such module." };
  const { functionKey, payload } = Invocation.parse(body);
  const rate = world.quota.spend(userKey(user));
  if (rate.remaining < 0)
    return { refused: failed("too many invocations: 1,200 a minute are allowed") };
  if (sizeOf(payload) > largestRequest)
    return { refused: failed("the payload is larger than 500 KB") };
  const { installation, manifest, app } = world;
  const answer = await app.invokeResolver({
    moduleKey: asked.module.key,
    functionKey,
    payload,
    accountId: user.accountId,
    context: invocationContext(installation, manifest.permissions, asked.module, user, asked.frame),
  });
  if (!answer.ok) return { refused: failed(answer.message) };
  if (sizeOf(answer.body) > largestResponse) {
    return { refused: failed("the response is larger than 5 MB") };
  }
  const rateLimitProperties = {
    rateLimitLimit: rate.limit,
    rateLimitRemaining: rate.remaining,
    rateLimitReset: Math.ceil(rate.resetMs / 1_000),
  };
  return { value: { body: answer.body, metadata: { rateLimitProperties } } };
};

const failed = (reason: string): string => `There was an error invoking the function - ${reason}`;

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");
