import { naiveMatch } from "#sigma/testing/naive-match";
import { numbersOf, type BenchEngine } from "./bench-engine";
import { toDetection } from "./to-sigma";

/** The reference of the property tests: reads every rule anew for every event. */
export const naive: BenchEngine = {
  name: "naive interpreter",
  prepare: (rules) => {
    const detections = rules.map((rule) => ({ id: rule.id, detection: toDetection(rule) }));
    return {
      match: (event) =>
        detections.flatMap(({ id, detection }) => (naiveMatch(detection, event) ? [id] : [])),
      ids: numbersOf,
    };
  },
};
