import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseJql } from "./parse-jql";

test("reads fields with brackets, quoted values with escapes, and binds AND before OR", () => {
  expect(
    parseJql(
      'issue.property[audit-stream.alert].alertKey = "a\\"b" OR labels = x AND NOT key in (A-1, \'A 2\') ORDER BY created ASC',
    ),
  ).toEqual({
    ok: true,
    jql: {
      where: {
        type: "or",
        clauses: [
          {
            type: "term",
            field: "issue.property[audit-stream.alert].alertKey",
            operator: "=",
            values: ['a"b'],
          },
          {
            type: "and",
            clauses: [
              { type: "term", field: "labels", operator: "=", values: ["x"] },
              {
                type: "not",
                clause: { type: "term", field: "key", operator: "in", values: ["A-1", "A 2"] },
              },
            ],
          },
        ],
      },
      order: [{ field: "created", descending: false }],
    },
  });
});

test("any text is a query or an error in words, never an exception", () => {
  const bits = fc.constantFrom(
    "project",
    "=",
    "SEC",
    "and",
    "or",
    "not",
    "(",
    ")",
    "in",
    ",",
    '"x"',
    "'",
    '"',
    "order",
    "by",
    "[",
    "]",
    "~",
    "is",
    " ",
    "\\",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(bits).map((words) => words.join(" ")),
      ),
      (source) => {
        const parsed = parseJql(source);
        expect(parsed.ok || parsed.error.startsWith("Error in the JQL Query")).toBe(true);
      },
    ),
  );
});

test("a quoted value comes back as it was, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const parsed = parseJql(`summary ~ "${value.replaceAll(/[\\"]/g, String.raw`\$&`)}"`);
      expect(parsed).toMatchObject({ ok: true, jql: { where: { values: [value] } } });
    }),
  );
});
