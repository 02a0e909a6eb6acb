import Textfield from "@atlaskit/textfield";
import { Field } from "../parts/field";
import { ChoiceField } from "./choice-field";
import type { IssueType } from "./issue-type";

interface ScreenFieldProps {
  field: IssueType["fields"][number];
  /** As Jira's API takes it: `{ id }` where Jira lists values, text otherwise. */
  value: unknown;
  error?: string | undefined;
  onChange(value: unknown): void;
}

/** A further field that the project's create screen requires. */
export function ScreenField({ field, value, error, onChange }: ScreenFieldProps) {
  const id = `issue-field-${field.id}`;
  if (field.allowed.length > 0) {
    return (
      <ChoiceField
        id={id}
        label={field.name}
        required
        error={error}
        choices={field.allowed}
        value={chosenId(value)}
        onChange={(chosen) => onChange(chosen === "" ? undefined : { id: chosen })}
      />
    );
  }
  return (
    <Field
      id={id}
      label={field.name}
      required
      error={error}
      help="Required by the project's create screen."
    >
      <Textfield
        id={id}
        isRequired
        value={typeof value === "string" ? value : ""}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
}

function chosenId(value: unknown): string {
  if (typeof value !== "object" || value === null || !("id" in value)) return "";
  return typeof value.id === "string" ? value.id : "";
}
