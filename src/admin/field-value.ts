import type { ScreenField } from "./create-screen";

/**
 * The value of a field as Jira's API takes it, from what the form gives: a text, or `{ id }` of a listed value. Other
 * values are taken as they are; undefined where the text cannot be one of the field's.
 */
export function toJiraValue(field: ScreenField, value: unknown): unknown {
  if (typeof value !== "string") {
    return field.type === "array" && hasId(value) ? [value] : value;
  }
  if (field.custom.endsWith(":textarea") || field.id === "environment") return documentOf(value);
  switch (field.type) {
    case "number": {
      const number = Number(value.trim().replace(",", "."));
      return value.trim() === "" || !Number.isFinite(number) ? undefined : number;
    }
    case "user":
      return { accountId: value };
    case "array":
      return field.items === "string"
        ? value.split(/[\s,]+/).filter((word) => word !== "")
        : undefined;
    default:
      return value;
  }
}

/** What the form shows of values that `toJiraValue` made, by id of field. */
export const toFormValues = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, toFormValue(value)]));

function toFormValue(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) {
    const items: ReadonlyArray<unknown> = value;
    if (items.every((item) => typeof item === "string")) return items.join(", ");
    return items.length === 1 && hasId(items[0]) ? items[0] : value;
  }
  if (typeof value !== "object" || value === null) return value;
  if ("accountId" in value && typeof value.accountId === "string") return value.accountId;
  return "type" in value && value.type === "doc" ? textOf(value) : value;
}

const hasId = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "id" in value;

const documentOf = (text: string) => ({
  type: "doc",
  version: 1,
  content: text.split(/\r?\n/).map((line) => ({
    type: "paragraph",
    content: line === "" ? [] : [{ type: "text", text: line }],
  })),
});

function textOf(node: object): string {
  const text = "text" in node && typeof node.text === "string" ? node.text : "";
  const content: ReadonlyArray<unknown> =
    "content" in node && Array.isArray(node.content) ? node.content : [];
  const inner = content.map((child) =>
    typeof child === "object" && child !== null ? textOf(child) : "",
  );
  return text + inner.join("type" in node && node.type === "doc" ? "\n" : "");
}
