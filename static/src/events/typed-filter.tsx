import Textfield from "@atlaskit/textfield";
import { useEffect, useState, type ReactNode } from "react";
import { useDebounced } from "../parts/use-debounced";

interface TypedFilterProps {
  label: string;
  value: string;
  width: number;
  icon?: ReactNode;
  /** What is wrong with a text; null when nothing is. */
  check?: (text: string) => string | null;
  onChange(value: string): void;
}

/** A filter that is typed. It takes hold once the typing stops, and only while nothing is wrong with it. */
export function TypedFilter({ label, value, width, icon, check, onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed.trim(), 350);
  const wrong = settled === "" ? null : (check?.(settled) ?? null);
  const applied = wrong === null ? settled : "";

  useEffect(() => setTyped((before) => (before.trim() === value ? before : value)), [value]);
  useEffect(() => {
    if (typed.trim() === settled && applied !== value) onChange(applied);
    // Only what was typed moves the filter: a value from outside comes in by the effect above.
  }, [settled]);

  return (
    <span className="events-typed">
      <Textfield
        isCompact
        width={width}
        aria-label={label}
        placeholder={label}
        value={typed}
        isInvalid={wrong !== null}
        maxLength={200}
        {...(icon !== undefined && { elemBeforeInput: icon })}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {wrong !== null && (
        <span className="events-wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
