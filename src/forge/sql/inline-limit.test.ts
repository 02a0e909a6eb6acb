import { expect, test } from "@jest/globals";
import { inlineLimit } from "./inline-limit";

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])(
  "refuses %p as a limit",
  (rows) => {
    expect(() => inlineLimit(rows)).toThrow(RangeError);
  },
);
