import type { ReactNode } from "react";
import "./field.css";

interface FieldProps {
  /** The id of the input that the label belongs to. */
  id: string;
  label: string;
  required?: boolean;
  help?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
}

/** An input with its label, its help and what is wrong with it. */
export function Field({ id, label, required, help, error, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="field-required" title="required">
            {" "}
            *
          </span>
        )}
      </label>
      {children}
      {error !== undefined && (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      )}
      {help && <div className="field-help">{help}</div>}
    </div>
  );
}
