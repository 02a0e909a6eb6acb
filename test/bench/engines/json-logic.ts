import { LogicEngine } from "json-logic-engine";
import type { BenchTest } from "../bench-rules";
import type { BenchEvent } from "../bench-events";
import { flatEvent } from "../flat-event";
import { numbersOf, type BenchEngine } from "./bench-engine";

/** Rules compiled by the engine's own compiler (it writes functions), with methods of its own for both ends of a text. */
export const jsonLogic: BenchEngine = {
  name: "json-logic-engine",
  prepare: (rules) => {
    const engine = new LogicEngine();
    engine.addMethod("startsWith", ([text, part]: [string, string]) => text.startsWith(part), {
      deterministic: true,
    });
    engine.addMethod("endsWith", ([text, part]: [string, string]) => text.endsWith(part), {
      deterministic: true,
    });
    const compiled = rules.map(({ id, all, none }) => {
      const tests = [...all.map(toLogic), ...none.map((test) => ({ "!": [toLogic(test)] }))];
      const matches = engine.build(tests.length === 1 ? tests[0] : { and: tests });
      return { id, matches };
    });
    const match = (event: BenchEvent): ReadonlyArray<number> => {
      const flat = flatEvent(event);
      const found: number[] = [];
      for (const { id, matches } of compiled) if (matches(flat)) found.push(id);
      return found;
    };
    return { match, ids: numbersOf };
  },
};

const toLogic = ({ field, operator, values }: BenchTest): unknown => {
  if (field === "names") return { some: [{ var: "names" }, one({ var: "" }, operator, values)] };
  return one({ var: field }, operator, values);
};

const one = (
  value: unknown,
  operator: BenchTest["operator"],
  values: ReadonlyArray<string>,
): unknown => {
  if (operator === "in")
    return values.length === 1 ? { "===": [value, values[0]] } : { in: [value, values] };
  const tests = values.map((text) => {
    if (operator === "contains") return { in: [text, value] };
    return { [operator === "prefix" ? "startsWith" : "endsWith"]: [value, text] };
  });
  return tests.length === 1 ? tests[0] : { or: tests };
};
