import Select from "@atlaskit/select";
import { Field } from "../parts/field";

interface ChoiceFieldProps {
  id: string;
  label: string;
  required?: boolean;
  help?: string;
  error?: string | undefined;
  choices: readonly { id: string; name: string }[];
  value: string;
  onChange(id: string): void;
}

/** One of the values that Jira lists. Empty is none. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, label, required = false, help, error, choices, value, onChange } = props;
  const options = choices.map((choice) => ({ value: choice.id, label: choice.name }));
  return (
    <Field id={id} label={label} required={required} help={help} error={error}>
      <Select
        inputId={id}
        options={options}
        isClearable={!required}
        isInvalid={error !== undefined}
        placeholder={required ? "Choose one" : "None"}
        value={options.find((option) => option.value === value) ?? null}
        onChange={(picked) => onChange(picked?.value ?? "")}
      />
    </Field>
  );
}
