import type { SeededRandom } from "../../runtime/seeded-random";

/** The three codes that the documents give for too many requests. */
const CODES = ["RATE_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS", "REQUEST_THROTTLED"];

/** Draws for each request whether it is refused: the code of the refusal, or undefined. */
export const createThrottle =
  (chance: number | undefined, random: Pick<SeededRandom, "next">): (() => string | undefined) =>
  () =>
    chance !== undefined && random.next() < chance
      ? CODES[Math.floor(random.next() * CODES.length)]
      : undefined;
