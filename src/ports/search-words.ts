import { storableText } from "./storable-text";

/** The words of a text filter, in lower case, each once. All of them have to occur. */
export function searchWords(text: string): ReadonlyArray<string> {
  const words = storableText(text).toLowerCase().split(/\s+/u);
  return [...new Set(words)].filter((word) => word !== "");
}
