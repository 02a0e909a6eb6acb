import type { ReactNode } from "react";
import { Choice, type ChoiceProps } from "./choice";
import { Field } from "./field";

interface SelectFieldProps<V extends string | number | null> extends ChoiceProps<V> {
  id: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
}

/** One of several values, with its label, its help and what is wrong with it. */
export function SelectField<V extends string | number | null>(props: SelectFieldProps<V>) {
  const { label, help, required = false, ...choice } = props;
  return (
    <Field id={choice.id} label={label} required={required} help={help} error={choice.error}>
      <Choice {...choice} />
    </Field>
  );
}
