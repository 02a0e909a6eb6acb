import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Named lists for `expand` from a YAML map of names to lists of texts. */
export const loadLists = (file: string): Map<string, string[]> => {
  const content: unknown = parse(readFileSync(file, "utf8"));
  if (typeof content !== "object" || content === null)
    throw new Error(`${file} is not a map of lists`);
  return new Map(
    Object.entries(content).map(([name, values]) => {
      if (!Array.isArray(values)) throw new Error(`${file}: ${name} is not a list`);
      return [name, values.map(String)];
    }),
  );
};
