import { Field } from "../parts/field";
import { wrongInput } from "../parts/wrong-input";

interface ReasonFieldProps {
  id: string;
  reason: string;
  error: string | undefined;
  onChange(reason: string): void;
}

/** Why something is no finding. */
export function ReasonField({ id, reason, error, onChange }: ReasonFieldProps) {
  return (
    <Field
      id={id}
      label="Why this is no finding"
      required
      error={error}
      help="For whoever reviews it later. A ticket number helps."
    >
      <textarea
        id={id}
        className="native-input suppress-lines"
        rows={3}
        maxLength={500}
        aria-required
        {...wrongInput(id, error)}
        value={reason}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Field>
  );
}
