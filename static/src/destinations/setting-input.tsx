import Textfield from "@atlaskit/textfield";
import Toggle from "@atlaskit/toggle";
import type { FormField } from "#contract";
import { Choice } from "../parts/choice";
import { Field } from "../parts/field";

interface SettingInputProps {
  field: FormField;
  value: unknown;
  error: string | undefined;
  /** Undefined: what is taken where nothing is entered. */
  onChange(value: string | number | boolean | undefined): void;
}

/** One setting of a kind, as its type asks for. */
export function SettingInput({ field, value, error, onChange }: SettingInputProps) {
  const { name, title, description, type, choices, required, standard } = field;
  const id = `setting-${name}`;
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return (
    <Field id={id} label={title} required={required} help={description} error={error}>
      {type === "switch" ? (
        <Toggle
          id={id}
          isChecked={value === undefined ? standard === true : value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      ) : type === "choice" ? (
        <Choice
          id={id}
          error={error}
          value={shown || String(standard ?? "")}
          options={choices}
          onChange={onChange}
        />
      ) : (
        <Textfield
          id={id}
          isRequired={required}
          type={type === "number" ? "number" : "text"}
          placeholder={standard === null ? "" : String(standard)}
          value={shown}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (text === "") onChange(undefined);
            else onChange(type === "number" ? Number(text) : text);
          }}
        />
      )}
    </Field>
  );
}
