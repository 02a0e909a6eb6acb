import { Field } from "../parts/field";

interface ExpiryFieldProps {
  value: string;
  onChange(value: string): void;
  error?: string | undefined;
}

/** When the key expires, as Atlassian showed it. */
export function ExpiryField({ value, onChange, error }: ExpiryFieldProps) {
  return (
    <Field
      id="key-expires"
      label="The key expires on"
      error={error}
      help="Atlassian showed the date when you created the key, and tells it to nobody later. With it, you are warned in time."
    >
      <input
        id="key-expires"
        type="date"
        className="native-input setup-date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
