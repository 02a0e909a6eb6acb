import Select from "@atlaskit/select";
import { Field } from "./field";

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
        onChange={(picked) => onChange(picked.map(({ value }) => value))}
      />
    </Field>
  );
}
