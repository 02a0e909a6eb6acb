import { CreatableSelect } from "@atlaskit/select";
import { Field } from "../parts/field";

interface LabelsFieldProps {
  labels: readonly string[];
  error?: string | undefined;
  onChange(labels: string[]): void;
}

/** Labels, typed one by one. */
export function LabelsField({ labels, error, onChange }: LabelsFieldProps) {
  return (
    <Field
      id="issue-labels"
      label="Labels"
      error={error}
      help="Type a label and press Enter. Labels have no spaces."
    >
      <CreatableSelect
        inputId="issue-labels"
        isMulti
        isClearable
        placeholder="audit-stream"
        options={[]}
        noOptionsMessage={() => "Type a label"}
        isValidNewOption={(text: string) => /^\S+$/.test(text.trim())}
        value={labels.map((label) => ({ value: label, label }))}
        onChange={(picked) => onChange(picked.map(({ value }) => value.trim()))}
      />
    </Field>
  );
}
