import { useId } from "react";
import { Level, type RuleSummary } from "#contract";
import { useTask } from "../ask/use-task";
import { Field } from "../parts/field";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";

/** What is set beside a rule without changing its text. */
export function RuleSettings({ rule }: { rule: RuleSummary }) {
  const id = useId();
  const save = useTask("rules/save-settings", ["rules/list", "rules/get"]);
  return (
    <Field id={id} label="Level of its alerts">
      <select
        id={id}
        className="native-select"
        disabled={save.isPending}
        value={rule.setLevel ?? ""}
        onChange={({ currentTarget }) => {
          const level = Level.safeParse(currentTarget.value).data ?? null;
          const { destinations, version } = rule;
          save.mutate(
            { id: rule.id, level, destinations, version },
            { onSuccess: () => tellDone("Level saved"), onError: tellFailed },
          );
        }}
      >
        <option value="">As the rule says</option>
        {Level.options.map((level) => (
          <option key={level}>{level}</option>
        ))}
      </select>
    </Field>
  );
}
