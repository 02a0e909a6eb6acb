import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rulesModule } from "./rules-module";

/** Writes `src/rules/prebuilt-rules.ts` from the rule files beside it; run it after changing a rule. */
const folder = join(import.meta.dirname, "..", "src", "rules");
const files = readdirSync(folder).filter((name) => name.endsWith(".yml"));
const texts = files
  .toSorted()
  .map((file) => ({ file, text: readFileSync(join(folder, file), "utf8") }));
writeFileSync(join(folder, "prebuilt-rules.ts"), rulesModule(texts));
