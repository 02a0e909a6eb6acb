import { attackTechniques } from "#sigma/attack-techniques";
import { parseRules } from "#sigma/parse-rules";
import { loadRuleFiles } from "./load-rule-files";
import type { Outcome } from "./outcome";

interface Coverage {
  readonly id: string;
  readonly name: string;
  readonly tactics: ReadonlyArray<string>;
  /** Titles. */
  readonly rules: ReadonlyArray<string>;
}

/** Which ATT&CK techniques the tags of the rules name, as a table and as a layer for the ATT&CK Navigator. */
export const coverRules = (paths: ReadonlyArray<string>): Outcome => {
  const titlesByTechnique = new Map<string, string[]>();
  for (const { text } of loadRuleFiles(paths)) {
    for (const document of parseRules(text).documents) {
      for (const tag of document.tags) {
        const id = /^attack\.(t\d{4}(?:\.\d{3})?)$/.exec(tag)?.[1];
        if (id === undefined) continue;
        titlesByTechnique.set(id, [...(titlesByTechnique.get(id) ?? []), document.title]);
      }
    }
  }
  const techniques = Array.from(titlesByTechnique, ([id, rules]): Coverage => {
    const known = attackTechniques.get(id);
    return { id: id.toUpperCase(), name: known?.name ?? "", tactics: known?.tactics ?? [], rules };
  }).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const layer = navigatorLayer(techniques);
  const rows = techniques.map(
    ({ id, name, tactics, rules }) =>
      `| ${id} | ${name} | ${tactics.join(", ")} | ${rules.length} |`,
  );
  const table = [
    "| technique | name | tactics | rules |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
  return {
    json: { techniques, layer },
    text: `${table}\n\n${JSON.stringify(layer)}\n`,
    failed: false,
  };
};

/** Layer format 4.5 of the ATT&CK Navigator. */
const navigatorLayer = (techniques: ReadonlyArray<Coverage>) => ({
  name: "Audit Stream rules",
  versions: { attack: "17", navigator: "5.1.0", layer: "4.5" },
  domain: "enterprise-attack",
  description: "Techniques that the rules of this repository name",
  gradient: {
    colors: ["#deebff", "#0747a6"],
    minValue: 1,
    maxValue: Math.max(2, ...techniques.map(({ rules }) => rules.length)),
  },
  techniques: techniques.map(({ id, rules }) => ({
    techniqueID: id,
    score: rules.length,
    comment: rules.join("; "),
    enabled: true,
  })),
});
