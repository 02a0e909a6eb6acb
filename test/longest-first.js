import Sequencer from "@jest/test-sequencer";

/** Each takes minutes. Begun last, the longest of them would run alone while the other worker has nothing to do. */
const longest = ["screenshots", "once", "kill", "replay"];

/** Begins with what takes longest; the rest in jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = longest.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
      return place < 0 ? longest.length : place;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- not an array's
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
