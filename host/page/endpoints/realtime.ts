import { z } from "zod";
import type { Endpoint } from "./endpoint";

const Message = z.object({ channel: z.string().min(1), payload: z.unknown().optional() });

/** A page publishes on a realtime channel: every open page hears it with its next look. */
export const realtime: Endpoint = async (world, _user, body) => {
  const { channel, payload } = Message.parse(body);
  world.feed.push({ kind: "realtime", channel, payload });
  return { value: null };
};
