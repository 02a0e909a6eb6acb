import { fit } from "../fit";
import type { AdfNode } from "./adf";

/**
 * Jira refuses a description or comment of more characters. What it counts is not documented (text, wiki markup and
 * the document as JSON have all been named), so the JSON is kept below: it is the longest of them.
 */
const MOST_CHARACTERS = 32_767;

/** The document with as much text as fits: only texts get shorter, no node is left out. */
export const fitDocument = (make: (share: number) => AdfNode): AdfNode =>
  fit(MOST_CHARACTERS, make);
