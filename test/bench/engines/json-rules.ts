import { Engine, type ConditionProperties, type Event } from "json-rules-engine";
import type { BenchTest } from "../bench-rules";
import { flatEvent } from "../flat-event";
import type { BenchEngine } from "./bench-engine";

/** One engine with all rules, facts given flat, one operator of our own a test so that conditions stay shallow. */
export const jsonRules: BenchEngine = {
  name: "json-rules-engine",
  prepare: (rules) => {
    const engine = new Engine();
    for (const [name, holds] of Object.entries(OPERATORS)) {
      engine.addOperator(
        name,
        (seen: string | ReadonlyArray<string>, wanted: ReadonlyArray<string>) =>
          (typeof seen === "string" ? [seen] : seen).some((text) =>
            wanted.some((value) => holds(text, value)),
          ),
      );
    }
    engine.addOperator(
      "notAny",
      (seen: string | ReadonlyArray<string>, { operator, values }: BenchTest) =>
        !(typeof seen === "string" ? [seen] : seen).some((text) =>
          values.some((value) => OPERATORS[operator](text, value)),
        ),
    );
    for (const { id, all, none } of rules) {
      const conditions: ConditionProperties[] = [
        ...all.map(({ field, operator, values }) => ({ fact: field, operator, value: values })),
        ...none.map((test) => ({ fact: test.field, operator: "notAny", value: test })),
      ];
      engine.addRule({ conditions: { all: conditions }, event: { type: "match", params: { id } } });
    }
    return {
      match: async (event) => (await engine.run(flatEvent(event))).events,
      ids: (found) =>
        Array.isArray(found) ? found.map((one: Event) => Number(one.params?.["id"])) : [],
    };
  },
};

const OPERATORS: Readonly<Record<BenchTest["operator"], (text: string, value: string) => boolean>> =
  {
    in: (text, value) => text === value,
    prefix: (text, value) => text.startsWith(value),
    suffix: (text, value) => text.endsWith(value),
    contains: (text, value) => text.includes(value),
  };
