import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export interface RuleFile {
  readonly file: string;
  readonly text: string;
}

/** Every `.yml` and `.yaml` file below the paths, in the order of their names; hidden folders are left out. */
export const loadRuleFiles = (paths: ReadonlyArray<string>): ReadonlyArray<RuleFile> =>
  paths.flatMap((path) => walk(path)).map((file) => ({ file, text: readFileSync(file, "utf8") }));

const walk = (path: string): ReadonlyArray<string> => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
      if (entry.isDirectory()) return walk(join(path, entry.name));
      return entry.isFile() && /\.ya?ml$/i.test(entry.name) ? [join(path, entry.name)] : [];
    });
};
