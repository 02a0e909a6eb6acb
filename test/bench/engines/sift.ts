import siftModule from "sift";
import type { BenchEvent } from "../bench-events";
import { flatEvent } from "../flat-event";
import { numbersOf, type BenchEngine } from "./bench-engine";
import { toQuery } from "./to-query";

/** Queries compiled once to tests of plain objects. */
export const sift: BenchEngine = {
  name: "sift",
  prepare: (rules) => {
    const compiled = rules.map((rule) => ({ id: rule.id, matches: siftModule(toQuery(rule)) }));
    const match = (event: BenchEvent): ReadonlyArray<number> => {
      const flat = flatEvent(event);
      const found: number[] = [];
      for (const { id, matches } of compiled) if (matches(flat)) found.push(id);
      return found;
    };
    return { match, ids: numbersOf };
  },
};
