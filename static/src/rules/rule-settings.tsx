import { useId } from "react";
import { Level, type RuleSummary } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { SelectField } from "../parts/select-field";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";

/** What is set beside a rule without changing its text. */
export function RuleSettings({ rule }: { rule: RuleSummary }) {
  const id = useId();
  const known = useAsk("destinations/list", {});
  const save = useTask("rules/save-settings", ["rules/list", "rules/get"]);
  const store = (change: Partial<Pick<RuleSummary, "setLevel" | "destinations">>) => {
    const { setLevel, destinations } = { ...rule, ...change };
    save.mutate(
      { id: rule.id, level: setLevel, destinations, version: rule.version },
      { onSuccess: () => tellDone("Saved for this rule"), onError: tellFailed },
    );
  };
  const all = known.data?.destinations ?? [];
  const told = rule.destinations ?? all.map((destination) => destination.id);
  const toggle = (destinationId: string) => {
    const next = told.includes(destinationId)
      ? told.filter((one) => one !== destinationId)
      : [...told, destinationId];
    const everybody = all.every((destination) => next.includes(destination.id));
    store({ destinations: everybody ? null : next });
  };
  return (
    <>
      <SelectField
        id={id}
        label="Level of its alerts"
        disabled={save.isPending}
        value={rule.setLevel}
        options={[{ value: null, label: "As the rule says" }, ...Level.options]}
        onChange={(setLevel) => store({ setLevel })}
      />
      {all.length > 0 && (
        <fieldset className="rule-told" disabled={save.isPending}>
          <legend className="field-label">Destinations that hear of it</legend>
          {all.map((destination) => (
            <label key={destination.id}>
              <input
                type="checkbox"
                checked={told.includes(destination.id)}
                onChange={() => toggle(destination.id)}
              />{" "}
              {destination.name}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
