import Checkbox from "@atlaskit/checkbox";
import Textfield from "@atlaskit/textfield";
import type { SecretChange, SecretFormField } from "#contract";
import { Field } from "../parts/field";

interface SecretInputProps {
  secret: SecretFormField;
  isSet: boolean;
  /** Holds an old value for another secret: it can be forgotten, not entered. */
  isKept: boolean;
  change: SecretChange | undefined;
  error: string | undefined;
  onChange(change: SecretChange | undefined): void;
}

/** A secret: entered or forgotten, never shown. */
export function SecretInput({ secret, isSet, isKept, change, error, onChange }: SecretInputProps) {
  const { name, title, description, required, previous } = secret;
  const id = `secret-${name}`;
  const isCleared = change?.change === "clear";
  const value = change === undefined || change.change === "clear" ? "" : change.value;
  const rotates = isSet && previous !== null;
  return (
    <Field
      id={id}
      label={title}
      required={required && !isSet}
      error={error}
      help={
        <>
          {description}
          {isSet && !isKept && <div>It is set. Leave this empty to keep it.</div>}
        </>
      }
    >
      {isKept ? (
        <span id={id} className="faint">
          Still in use beside the new one
        </span>
      ) : (
        <Textfield
          id={id}
          type="password"
          isMonospaced
          isDisabled={isCleared}
          autoComplete="new-password"
          placeholder={isSet ? "••••••••" : ""}
          maxLength={5_000}
          value={value}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (text === "") onChange(undefined);
            else onChange({ change: rotates ? "rotate" : "set", value: text });
          }}
        />
      )}
      {rotates && value !== "" && (
        <Checkbox
          label="Keep the old one beside it until the receiver has moved"
          isChecked={change?.change === "rotate"}
          onChange={(event) =>
            onChange({ change: event.currentTarget.checked ? "rotate" : "set", value })
          }
        />
      )}
      {isSet && !required && value === "" && (
        <Checkbox
          label={`Forget it: ${title}`}
          isChecked={isCleared}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { change: "clear" } : undefined)
          }
        />
      )}
    </Field>
  );
}
