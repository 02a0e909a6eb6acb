/**
 * Splits concatenated JSON, with or without white space between the values, into values. `rest` is true where
 * something is left that is no JSON.
 */
export function readObjects(text: string): {
  readonly values: ReadonlyArray<unknown>;
  readonly rest: boolean;
} {
  const values: Array<unknown> = [];
  let start = 0;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inText) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === "{" || sign === "[") {
      if (depth === 0 && text.slice(start, at).trim() !== "") return { values, rest: true };
      if (depth === 0) start = at;
      depth += 1;
    } else if (sign === "}" || sign === "]") {
      depth -= 1;
      if (depth > 0) continue;
      try {
        values.push(JSON.parse(text.slice(start, at + 1)));
      } catch {
        return { values, rest: true };
      }
      start = at + 1;
    }
  }
  return { values, rest: text.slice(start).trim() !== "" };
}
