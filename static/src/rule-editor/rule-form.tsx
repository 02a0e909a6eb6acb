import Button from "@atlaskit/button/new";
import { useId, useMemo } from "react";
import { attackTactics, attackTechniques } from "#sigma/attack-techniques";
import { correlationTypes, levels, statuses } from "#sigma/sigma-document";
import { Field } from "../parts/field";
import { SelectField } from "../parts/select-field";
import { editRule, type RuleEdit } from "./edit-rule";
import { outlineRule } from "./rule-outline";
import { SearchForm } from "./search-form";

interface RuleFormProps {
  text: string;
  isReadOnly: boolean;
  onChange(text: string): void;
}

/** The same document as the text beside it, for those who do not write YAML. It changes only what one fills in. */
export function RuleForm({ text, isReadOnly, onChange }: RuleFormProps) {
  const outline = useMemo(() => outlineRule(text), [text]);
  const id = useId();
  if (outline === null) {
    return (
      <p className="faint">The text is no YAML map yet. Mend it there, and the form is back.</p>
    );
  }
  const edit = (change: RuleEdit) => onChange(editRule(text, change));
  const line = (label: string, path: readonly string[], help?: string) => (
    <Field id={`${id}-${path.join(".")}`} label={label} help={help}>
      <input
        id={`${id}-${path.join(".")}`}
        className="native-input"
        value={outline.text(path)}
        onChange={({ currentTarget }) => edit({ kind: "text", path, value: currentTarget.value })}
      />
    </Field>
  );
  const choice = (label: string, path: readonly string[], options: readonly string[]) => (
    <SelectField
      id={`${id}-${path.join(".")}`}
      label={label}
      value={outline.text(path)}
      options={
        options.includes(outline.text(path))
          ? options
          : [{ value: outline.text(path), label: "–" }, ...options]
      }
      onChange={(value) => edit({ kind: "text", path, value })}
    />
  );
  const many = (label: string, path: readonly string[], help: string, list?: string) => (
    <Field id={`${id}-${path.join(".")}`} label={label} help={help}>
      <textarea
        id={`${id}-${path.join(".")}`}
        className="native-input rule-form-lines"
        rows={Math.max(2, outline.texts(path).length + 1)}
        aria-describedby={list}
        value={outline.texts(path).join("\n")}
        onChange={({ currentTarget }) =>
          edit({ kind: "texts", path, values: linesOf(currentTarget.value) })
        }
      />
    </Field>
  );
  const names = outline.searches.map(({ name }) => name);
  return (
    <fieldset className="rule-form" disabled={isReadOnly}>
      <legend className="hidden">The rule as a form</legend>
      {line("Title", ["title"])}
      {line("Description", ["description"])}
      <div className="rule-form-row">
        {choice("Level", ["level"], levels)}
        {choice("Status", ["status"], statuses)}
      </div>
      {outline.isCorrelation ? (
        <>
          {choice("Counts", ["correlation", "type"], correlationTypes)}
          {many("Rules", ["correlation", "rules"], "Ids or names, one a line.")}
          {many("For each", ["correlation", "group-by"], "Fields, one a line: actor.id")}
          <div className="rule-form-row">
            {line("Within", ["correlation", "timespan"], "15m, 1h, 7d")}
            {outline.text(["correlation", "condition", "gte"]) !== "" && (
              <Field id={`${id}-gte`} label="At least">
                <input
                  id={`${id}-gte`}
                  type="number"
                  min={1}
                  className="native-input"
                  value={outline.text(["correlation", "condition", "gte"])}
                  onChange={({ currentTarget }) =>
                    edit({
                      kind: "number",
                      path: ["correlation", "condition", "gte"],
                      value: Math.max(1, currentTarget.valueAsNumber || 1),
                    })
                  }
                />
              </Field>
            )}
          </div>
        </>
      ) : (
        <>
          {outline.searches.map((search) => (
            <SearchForm key={search.name} search={search} onEdit={edit} />
          ))}
          <div className="rule-form-add">
            <Button
              spacing="compact"
              onClick={() => edit({ kind: "add-search", name: freeName(names) })}
            >
              Add a part
            </Button>
          </div>
          {line(
            "Condition",
            ["detection", "condition"],
            "How the parts join: selection and not filter",
          )}
        </>
      )}
      {many(
        "ATT&CK tags",
        ["tags"],
        `One a line: attack.t1098, attack.${attackTactics[0] ?? ""}. ${unknownTags(outline.texts(["tags"]))}`,
      )}
      {many("May be harmless", ["falsepositives"], "What else looks like this, one a line.")}
      <div className="rule-form-row">
        {many("One alert for each", ["audit-stream", "dedup", "by"], "Fields, one a line.")}
        {line("And each", ["audit-stream", "dedup", "window"], "1h, 24h")}
      </div>
    </fieldset>
  );
}

/** Empty lines stay while one types; the last one is where the next value goes. */
const linesOf = (text: string): readonly string[] => (text === "" ? [] : text.split("\n"));

function freeName(names: readonly string[]): string {
  const wanted = names.length === 0 ? "selection" : "filter";
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`;
    if (!names.includes(name)) return name;
  }
}

function unknownTags(tags: readonly string[]): string {
  const known = (tag: string) =>
    attackTechniques.has(tag) || attackTactics.some((tactic) => tactic === tag);
  const strange = tags.filter((tag) => tag.startsWith("attack.") && !known(tag.slice(7)));
  return strange.length === 0 ? "" : `Not on the list: ${strange.join(", ")}.`;
}
