import type { Random } from "../../random";

/**
 * Event ids look random and yet say which block they are in, so that one event can be found without a search:
 * the first word is the block's number masked with a hash of the second.
 */
export const toEventId = (block: number, random: Random): string => {
  const second = random.word();
  const first = (block ^ mask(second)) >>> 0;
  const rest = [random.word(), random.word()].map(hex).join("");
  const [a, b] = [hex(first), hex(second)];
  // An id need not be a UUID: one in a thousand here is not.
  if (random.chance(0.001)) return `evt_${a}${b}${rest.slice(0, 6)}`;
  return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
};

/** The block that an id claims to be in, or undefined for an id that cannot be ours. */
export const blockOfEventId = (id: string): number | undefined => {
  const match = /^(?:evt_)?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})/.exec(id);
  if (match === null) return undefined;
  const [, first = "", high = "", low = ""] = match;
  return (Number.parseInt(first, 16) ^ mask(Number.parseInt(high + low, 16))) | 0;
};

const mask = (word: number): number => Math.imul(word ^ (word >>> 15), 0x2c1b_3c6d) ^ (word >>> 12);

const hex = (word: number): string => word.toString(16).padStart(8, "0");
