import type { SeededRandom } from "../../runtime/seeded-random";
import type { Doom } from "../invocations/invocation-registry";
import type { InvocationFaults } from "./platform-faults";

/** Deaths come among the first calls of an invocation; one that makes fewer survives. */
const CALLS = 24;

/** Draws for each invocation whether, where and how it ends before its time. */
export const drawDoom =
  (
    { deadline = 0, death = 0 }: InvocationFaults,
    random: Pick<SeededRandom, "next">,
  ): (() => Doom | undefined) =>
  () => {
    if (deadline === 0 && death === 0) return undefined;
    const drawn = random.next();
    if (drawn >= deadline + death) return undefined;
    return {
      call: 1 + Math.floor(random.next() * CALLS),
      when: random.next() < 0.5 ? "before" : "after",
      how: drawn < deadline ? "silence" : "kill",
    };
  };
