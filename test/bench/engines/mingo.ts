import { Query } from "mingo";
import type { BenchEvent } from "../bench-events";
import { flatEvent } from "../flat-event";
import { numbersOf, type BenchEngine } from "./bench-engine";
import { toQuery } from "./to-query";

/** Queries compiled once. */
export const mingo: BenchEngine = {
  name: "mingo",
  prepare: (rules) => {
    const compiled = rules.map((rule) => ({ id: rule.id, query: new Query(toQuery(rule)) }));
    const match = (event: BenchEvent): ReadonlyArray<number> => {
      const flat = flatEvent(event);
      const found: number[] = [];
      for (const { id, query } of compiled) if (query.test(flat)) found.push(id);
      return found;
    };
    return { match, ids: numbersOf };
  },
};
