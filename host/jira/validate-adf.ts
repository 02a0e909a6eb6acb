import { isJsonObject, type JsonObject, type JsonValue } from "../org-api/json-object";

/** The first thing that is wrong with an Atlassian document, with its place; undefined for a good one. */
export const validateAdf = (value: unknown): string | undefined => {
  if (!isJsonObject(value) || value["type"] !== "doc") return "not a document: type must be doc";
  if (value["version"] !== 1) return "version must be 1";
  if (!Array.isArray(value["content"])) return "doc has no content";
  return checkContent(value, blocks, "doc");
};

interface NodeSpec {
  /** Types allowed inside; undefined: no content at all. */
  readonly inside?: ReadonlySet<string>;
  /** Needs at least one child. */
  readonly filled?: boolean;
  readonly attrs?: (attrs: JsonObject) => boolean;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));

const inline = set("text hardBreak mention emoji date status inlineCard");
const textOnly = set("text");
const blocks = set(
  "paragraph heading bulletList orderedList codeBlock blockquote rule panel table expand taskList",
);
const quoted = set("paragraph bulletList orderedList codeBlock");
const inPanel = set("paragraph heading bulletList orderedList codeBlock rule taskList");
const inCell = set(
  "paragraph heading bulletList orderedList codeBlock blockquote rule panel nestedExpand taskList",
);
const inItem = set("paragraph bulletList orderedList codeBlock taskList");

const oneOf =
  (key: string, names: string) =>
  (attrs: JsonObject): boolean =>
    set(names).has(String(attrs[key]));
const isText =
  (key: string) =>
  (attrs: JsonObject): boolean =>
    typeof attrs[key] === "string" && attrs[key] !== "";

const specs: Readonly<Record<string, NodeSpec>> = {
  paragraph: { inside: inline },
  heading: {
    inside: inline,
    attrs: ({ level }) =>
      typeof level === "number" && Number.isInteger(level) && level >= 1 && level <= 6,
  },
  bulletList: { inside: set("listItem"), filled: true },
  orderedList: { inside: set("listItem"), filled: true },
  listItem: { inside: inItem, filled: true },
  codeBlock: { inside: textOnly },
  blockquote: { inside: quoted, filled: true },
  rule: {},
  panel: {
    inside: inPanel,
    filled: true,
    attrs: oneOf("panelType", "info note tip warning success error custom"),
  },
  table: { inside: set("tableRow"), filled: true },
  tableRow: { inside: set("tableCell tableHeader"), filled: true },
  tableCell: { inside: inCell, filled: true },
  tableHeader: { inside: inCell, filled: true },
  expand: {
    inside: set("paragraph heading bulletList orderedList codeBlock blockquote rule panel table"),
    filled: true,
  },
  nestedExpand: { inside: set("paragraph heading bulletList orderedList codeBlock"), filled: true },
  taskList: { inside: set("taskItem"), filled: true, attrs: isText("localId") },
  taskItem: { inside: inline, attrs: oneOf("state", "TODO DONE") },
  hardBreak: {},
  mention: { attrs: isText("id") },
  emoji: { attrs: isText("shortName") },
  date: { attrs: ({ timestamp }) => typeof timestamp === "string" && /^\d+$/.test(timestamp) },
  status: {
    attrs: (attrs) =>
      isText("text")(attrs) && oneOf("color", "neutral purple blue red yellow green")(attrs),
  },
  inlineCard: { attrs: isText("url") },
};

const markSpecs: Readonly<Record<string, (attrs: JsonObject) => boolean>> = {
  strong: () => true,
  em: () => true,
  code: () => true,
  strike: () => true,
  underline: () => true,
  subsup: oneOf("type", "sub sup"),
  textColor: ({ color }) => typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color),
  backgroundColor: ({ color }) => typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color),
  link: ({ href }) => typeof href === "string" && /^(https?:\/\/|mailto:|\/|#)/i.test(href),
};

const checkContent = (
  node: JsonObject,
  allowed: ReadonlySet<string>,
  place: string,
): string | undefined => {
  const content = node["content"];
  if (content === undefined) return undefined;
  if (!Array.isArray(content)) return `${place}: content is not a list`;
  for (const [index, child] of content.entries()) {
    const problem = checkNode(child, allowed, `${place}[${index}]`);
    if (problem !== undefined) return problem;
  }
  return undefined;
};

const checkNode = (
  node: JsonValue,
  allowed: ReadonlySet<string>,
  place: string,
): string | undefined => {
  if (!isJsonObject(node)) return `${place}: not a node`;
  const type = String(node["type"]);
  if (!allowed.has(type)) return `${place}: ${type} is not allowed here`;
  if (type === "text") return checkText(node, allowed === textOnly, place);
  const spec = specs[type];
  if (spec === undefined) return `${place}: unknown node ${type}`;
  const attrs = node["attrs"];
  if (attrs !== undefined && !isJsonObject(attrs)) return `${place}: attrs is not an object`;
  if (spec.attrs !== undefined && !spec.attrs(attrs ?? {}))
    return `${place}: bad attributes of ${type}`;
  const isEmpty = !Array.isArray(node["content"]) || node["content"].length === 0;
  if (spec.inside === undefined) return isEmpty ? undefined : `${place}: ${type} has no content`;
  if (spec.filled === true && isEmpty) return `${place}: ${type} is empty`;
  return checkContent(node, spec.inside, `${place}.${type}`);
};

const checkText = (node: JsonObject, plain: boolean, place: string): string | undefined => {
  const { text, marks } = node;
  if (typeof text !== "string" || text === "") return `${place}: a text node needs text`;
  if (text.includes("\u0000") || !text.isWellFormed())
    return `${place}: text has characters that cannot be stored`;
  if (marks === undefined) return undefined;
  if (!Array.isArray(marks)) return `${place}: marks is not a list`;
  if (plain && marks.length > 0) return `${place}: no marks inside code`;
  const types = marks.map((mark: JsonValue) => (isJsonObject(mark) ? String(mark["type"]) : ""));
  for (const [index, mark] of marks.entries()) {
    const attrs = isJsonObject(mark) && isJsonObject(mark["attrs"]) ? mark["attrs"] : {};
    if (!(markSpecs[types[index] ?? ""]?.(attrs) ?? false))
      return `${place}: bad mark ${types[index]}`;
  }
  if (new Set(types).size !== types.length) return `${place}: the same mark twice`;
  if (types.includes("code") && types.some((type: string) => type !== "code" && type !== "link"))
    return `${place}: code goes with link only`;
  return undefined;
};
