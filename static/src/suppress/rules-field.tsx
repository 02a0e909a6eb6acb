import { useId } from "react";
import { SeveralField } from "../parts/several-field";

interface RulesFieldProps {
  everyRule: boolean;
  rules: readonly string[];
  /** Titles by id. */
  titles: ReadonlyMap<string, string>;
  error: string | undefined;
  onChange(change: { everyRule: boolean; rules: readonly string[] }): void;
}

/** Which rules and correlations are kept from raising alerts. */
export function RulesField({ everyRule, rules, titles, error, onChange }: RulesFieldProps) {
  const id = useId();
  return (
    <fieldset className="field suppress-rules">
      <legend className="field-label">Raises no alert</legend>
      {[false, true].map((every) => (
        <label key={String(every)} className="suppress-check">
          <input
            type="radio"
            name={`${id}-which`}
            checked={everyRule === every}
            data-wrong={(every && everyRule && error !== undefined) || undefined}
            aria-describedby={every ? `${id}-error` : undefined}
            onChange={() => onChange({ everyRule: every, rules })}
          />
          {every ? "Every rule" : "These rules"}
        </label>
      ))}
      {everyRule ? (
        error !== undefined && (
          <div id={`${id}-error`} className="field-error" role="alert">
            {error}
          </div>
        )
      ) : (
        <SeveralField
          id={`${id}-rules`}
          label="Rules and correlations"
          none="Choose rules"
          error={error}
          options={Array.from(titles, ([value, label]) => ({ value, label }))}
          chosen={rules}
          onChange={(chosen) => onChange({ everyRule, rules: chosen })}
        />
      )}
    </fieldset>
  );
}
