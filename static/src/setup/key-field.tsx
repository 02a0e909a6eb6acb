import { API_KEY_SCOPE } from "#contract";
import Textfield from "@atlaskit/textfield";
import { Field } from "../parts/field";

interface KeyFieldProps {
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
}

/** The API key: typed once, never shown again. */
export function KeyField({ value, onChange, error }: KeyFieldProps) {
  return (
    <Field
      id="api-key"
      label="API key"
      required
      error={error}
      help={
        <>
          Organization settings → API keys → Create API key, without scopes or with{" "}
          <code>{API_KEY_SCOPE}</code>. It is kept in Forge's secret store and is never shown again.
        </>
      }
    >
      <Textfield
        id="api-key"
        type="password"
        isRequired
        isMonospaced
        autoComplete="new-password"
        maxLength={2_000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}
