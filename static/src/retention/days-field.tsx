import { useId } from "react";
import { Field } from "../parts/field";

interface DaysFieldProps {
  label: string;
  /** What an empty field means, such as "for good". */
  empty: string;
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
}

/** A number of days; empty where there is no limit. */
export function DaysField({ label, empty, value, onChange, error }: DaysFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      <div className="retention-days">
        <input
          id={id}
          type="number"
          className="native-input"
          min={1}
          max={3_650}
          placeholder="–"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="faint">{value === "" ? empty : "days"}</span>
      </div>
    </Field>
  );
}
