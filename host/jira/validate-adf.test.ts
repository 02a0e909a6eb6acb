import { expect, test } from "@jest/globals";
import { adfText } from "./adf-text";
import { validateAdf } from "./validate-adf";

const doc = (...content: ReadonlyArray<unknown>) => ({ type: "doc", version: 1, content });
const text = (value: unknown, ...marks: ReadonlyArray<unknown>) => ({
  type: "text",
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
const paragraph = (...content: ReadonlyArray<unknown>) => ({ type: "paragraph", content });
const cell = (value: string) => ({
  type: "tableCell",
  attrs: {},
  content: [paragraph(text(value))],
});

const rich = doc(
  { type: "heading", attrs: { level: 2 }, content: [text("Admin granted")] },
  paragraph(
    text("By "),
    text("Ada", { type: "strong" }),
    { type: "hardBreak" },
    text("see", { type: "link", attrs: { href: "https://example.com" } }),
  ),
  {
    type: "panel",
    attrs: { panelType: "warning" },
    content: [paragraph({ type: "status", attrs: { text: "HIGH", color: "red" } })],
  },
  {
    type: "bulletList",
    content: [
      { type: "listItem", content: [paragraph(text("one"))] },
      { type: "listItem", content: [paragraph(text("two"))] },
    ],
  },
  {
    type: "table",
    content: [{ type: "tableRow", content: [cell("action"), cell("added_org_admin")] }],
  },
  { type: "rule" },
  { type: "codeBlock", attrs: { language: "json" }, content: [text("{}")] },
  { type: "expand", attrs: { title: "Raw" }, content: [paragraph(text("raw"))] },
  { type: "paragraph" },
);

test("accepts every node that an alert could need", () => {
  expect(validateAdf(rich)).toBeUndefined();
  expect(validateAdf(doc())).toBeUndefined();
});

test("reads a document as plain text", () => {
  expect(adfText(JSON.parse(JSON.stringify(rich)))).toBe(
    "Admin granted\nBy Ada\nsee\n[HIGH]\n• one\n• two\naction | added_org_admin\n———\n{}\nraw",
  );
});

test.each<[string, unknown]>([
  ["plain text", "text"],
  ["another version", { type: "doc", version: 2, content: [] }],
  ["no content", { type: "doc", version: 1 }],
  ["an empty text node", doc(paragraph(text("")))],
  ["a text node that is a number", doc(paragraph(text(7)))],
  ["text right in the document", doc(text("x"))],
  ["an unknown node", doc({ type: "iframe" })],
  ["a heading of level 7", doc({ type: "heading", attrs: { level: 7 }, content: [text("x")] })],
  ["an empty list", doc({ type: "bulletList", content: [] })],
  [
    "a list item with bare text",
    doc({ type: "bulletList", content: [{ type: "listItem", content: [text("x")] }] }),
  ],
  ["an unknown mark", doc(paragraph(text("x", { type: "blink" })))],
  [
    "a script link",
    doc(paragraph(text("x", { type: "link", attrs: { href: "javascript:alert(1)" } }))),
  ],
  ["bold code", doc(paragraph(text("x", { type: "code" }, { type: "strong" })))],
  [
    "marks inside a code block",
    doc({ type: "codeBlock", content: [text("x", { type: "strong" })] }),
  ],
  [
    "an unknown panel",
    doc({ type: "panel", attrs: { panelType: "alarm" }, content: [paragraph()] }),
  ],
  ["a nul character", doc(paragraph(text("a\u0000b")))],
  ["half of a surrogate pair", doc(paragraph(text("\ud800")))],
  [
    "an expand inside a table cell",
    doc({
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [{ type: "tableCell", content: [{ type: "expand", content: [paragraph()] }] }],
        },
      ],
    }),
  ],
])("refuses %s", (_name, value) => {
  expect(validateAdf(value)).toEqual(expect.any(String));
});
