import { isJsonObject, type JsonValue } from "../org-api/json-object";

/** An Atlassian document as plain text, for the host's issue view and for text search. */
export const adfText = (document: JsonValue | undefined): string =>
  document === undefined ? "" : textOf(document, "").trim();

const textOf = (node: JsonValue, indent: string): string => {
  if (!isJsonObject(node)) return "";
  const inside = (separator = "", deeper = indent): string =>
    contentOf(node["content"])
      .map((child) => textOf(child, deeper))
      .join(separator);
  const attrs = isJsonObject(node["attrs"]) ? node["attrs"] : {};
  switch (node["type"]) {
    case "text":
      return String(node["text"]);
    case "hardBreak":
      return "\n";
    case "rule":
      return "———\n";
    case "mention":
      return `@${String(attrs["text"] ?? attrs["id"])}`;
    case "emoji":
      return String(attrs["text"] ?? attrs["shortName"]);
    case "status":
      return `[${String(attrs["text"])}]`;
    case "date":
      return new Date(Number(attrs["timestamp"])).toISOString().slice(0, 10);
    case "inlineCard":
      return String(attrs["url"]);
    case "listItem":
    case "taskItem":
      return `${indent}• ${inside("", `${indent}  `).trim()}\n`;
    case "tableRow":
      return `${contentOf(node["content"])
        .map((cell) => textOf(cell, "").trim())
        .join(" | ")}\n`;
    case "paragraph":
    case "heading":
    case "codeBlock":
      return `${inside()}\n`;
    default:
      return inside();
  }
};

const contentOf = (content: JsonValue | undefined): ReadonlyArray<JsonValue> =>
  Array.isArray(content) ? content : [];
