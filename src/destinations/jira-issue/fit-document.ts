import type { AdfNode } from "./adf";

/**
 * Jira refuses a description or comment of more characters. What it counts is not documented (text, wiki markup and
 * the document as JSON have all been named), so the JSON is kept below: it is the longest of them.
 */
const MOST_CHARACTERS = 32_767;

/**
 * The document with as much text as fits: `make` is asked with ever smaller shares of the lengths that it likes.
 * Only texts get shorter, no node is left out.
 */
export function fitDocument(make: (share: number) => AdfNode): AdfNode {
  let document = make(1);
  for (let share = 0.7; share > 0.05; share *= 0.7) {
    if (JSON.stringify(document).length <= MOST_CHARACTERS) return document;
    document = make(share);
  }
  return document;
}
