import Select from "@atlaskit/select";
import { Field } from "./field";
import "./several-field.css";

interface SeveralFieldProps {
  id: string;
  label: string;
  /** What no choice means. */
  none: string;
  help?: string;
  error?: string | undefined;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

/** Any number of known values. */
export function SeveralField(props: SeveralFieldProps) {
  const { id, label, none, help, error, options, chosen, onChange } = props;
  const labelOf = (value: string) => options.find((one) => one.value === value)?.label ?? value;
  return (
    <Field id={id} label={label} help={help} error={error}>
      <Select
        inputId={id}
        isMulti
        isClearable
        isInvalid={error !== undefined}
        placeholder={none}
        options={[...options]}
        value={chosen.map((value) => ({ value, label: labelOf(value) }))}
        formatOptionLabel={nameOf}
        onChange={(picked) => onChange(picked.map(({ value }) => value))}
      />
    </Field>
  );
}

/** A long name is shortened where it is chosen: the title tells it whole. */
const nameOf = (
  { label }: SeveralFieldProps["options"][number],
  { context }: { readonly context: "menu" | "value" },
) => (
  <span title={label} className={context === "value" ? "several-chosen" : undefined}>
    {label}
  </span>
);
