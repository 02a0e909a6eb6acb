import { wrongInput } from "./wrong-input";
import "./field.css";

type Value = string | number | null;

export interface ChoiceProps<V extends Value> {
  id?: string;
  /** What is chosen, where no label on the page says so. */
  label?: string;
  className?: string;
  error?: string | undefined;
  disabled?: boolean;
  value: V;
  /** A bare value is its own name. */
  options: readonly (V | { readonly value: V; readonly label: string })[];
  onChange(value: NoInfer<V>): void;
}

/** One of several values, as the browser lets one choose; null stands for "any". */
export function Choice<V extends Value>(props: ChoiceProps<V>) {
  const { id, label, className, error, disabled, value, options, onChange } = props;
  const known = options.map((option) =>
    typeof option === "object" && option !== null
      ? option
      : { value: option, label: textOf(option) },
  );
  return (
    <select
      id={id}
      className={className === undefined ? "native-select" : `native-select ${className}`}
      aria-label={label}
      disabled={disabled}
      {...(id === undefined ? {} : wrongInput(id, error))}
      value={textOf(value)}
      onChange={({ currentTarget }) => {
        const chosen = known.find((option) => textOf(option.value) === currentTarget.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {known.map((option) => (
        <option key={textOf(option.value)} value={textOf(option.value)}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

const textOf = (value: Value): string => (value === null ? "" : String(value));
