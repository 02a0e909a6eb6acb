import { bundleLimits, type BundleEntry } from "#contract";
import type { NamedLists } from "#sigma/expand-placeholders";
import { defaultLimits } from "#sigma/limits";
import { readYaml } from "#sigma/read-yaml";
import { checkRules, type CheckedRule } from "./check-rules";
import type { LoadedRule } from "./load-rules";
import { splitBundle } from "./split-bundle";

/** A document of a bundle with the text that would be stored. */
export interface CheckedEntry extends BundleEntry {
  readonly yaml: string;
}

/**
 * What importing a bundle would do, document by document. A bundle is hostile input: one that is too large, too deep
 * or a bomb of aliases is refused whole, before anybody walks it; the reason is returned as text.
 */
export function checkBundle(
  bundle: string,
  present: ReadonlyArray<LoadedRule>,
  lists: NamedLists,
): ReadonlyArray<CheckedEntry> | string {
  const { characters, documents } = bundleLimits;
  const whole = readYaml(bundle, { ...defaultLimits, textLength: characters, documents });
  if ("severity" in whole) return whole.message;
  const bomb = whole
    .flatMap(({ reporter }) => reporter.problems)
    .find(({ code }) => code === "limit");
  if (bomb !== undefined) return `Line ${bomb.line}: ${bomb.message}`;
  const parts = splitBundle(bundle);
  if (parts.length === 0) return "There is no rule in this bundle.";
  const checked = checkRules(
    parts.map(({ text }) => text),
    present.map(({ document }) => document),
    lists,
  );
  const byId = new Map(present.map((rule) => [rule.document.id, rule]));
  return parts.map(({ text, linesBefore }, index) => {
    const { document, reasons } = judged(checked[index], linesBefore);
    const known = byId.get(document?.id ?? "");
    const same = known !== undefined && (known.yaml + known.examples).trimEnd() === text.trimEnd();
    return {
      number: index + 1,
      id: document?.id ?? "",
      title: document?.title ?? "",
      state:
        reasons.length > 0 ? "refused" : known === undefined ? "new" : same ? "same" : "changed",
      replacesPrebuilt: known?.origin === "prebuilt" && !same,
      reasons: [...reasons],
      yaml: text,
    };
  });
}

function judged(
  checked: CheckedRule | undefined,
  linesBefore: number,
): Pick<CheckedRule, "document"> & { readonly reasons: ReadonlyArray<string> } {
  const problems = (checked?.problems ?? [])
    .filter(({ severity }) => severity === "error")
    .map(({ line, message }) => `Line ${line + linesBefore}: ${message}`);
  const red = (checked?.examples ?? [])
    .filter(({ passed }) => !passed)
    .map(({ wanted, number }) =>
      wanted === "match"
        ? `Its example ${number} of events to find is not found.`
        : `Its example ${number} of events to leave alone is found.`,
    );
  return { document: checked?.document ?? null, reasons: [...problems, ...red] };
}
