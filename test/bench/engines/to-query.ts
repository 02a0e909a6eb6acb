import type { BenchRule, BenchTest } from "../bench-rules";

/** The rule as a MongoDB query: `$in` for equal text, anchored expressions for the rest. */
export const toQuery = ({ all, none }: BenchRule): Record<string, unknown> => {
  const tests = [...all.map(positive), ...none.map((test) => ({ $nor: [positive(test)] }))];
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : { $and: tests };
};

const positive = ({ field, operator, values }: BenchTest): Record<string, unknown> => {
  if (operator === "in") return { [field]: values.length === 1 ? values[0] : { $in: values } };
  const text = values.map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  const before = operator === "prefix" ? "^" : "";
  const behind = operator === "suffix" ? "$" : "";
  return { [field]: { $regex: new RegExp(`${before}(?:${text})${behind}`) } };
};
