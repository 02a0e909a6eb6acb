import Textfield from "@atlaskit/textfield";
import { useEffect, useRef, useState, type ReactNode } from "react";

interface TypedFilterProps {
  label: string;
  value: string;
  width: number;
  icon?: ReactNode;
  /** What is wrong with a text; null when nothing is. */
  check?: (text: string) => string | null;
  onChange(value: string): void;
}

const pauseMs = 350;

/** A filter that is typed. It takes hold once the typing stops; a text with something wrong changes nothing. */
export function TypedFilter({ label, value, width, icon, check, onChange }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  const [applied, setApplied] = useState(value);
  const [wrong, setWrong] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  // The filter was changed elsewhere, by a link or by going back: what is typed follows.
  if (value !== applied) {
    setApplied(value);
    if (typed.trim() !== value) setTyped(value);
    setWrong(null);
  }
  const type = (text: string) => {
    setTyped(text);
    setWrong(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const wanted = text.trim();
      const problem = wanted === "" ? null : (check?.(wanted) ?? null);
      setWrong(problem);
      if (problem === null && wanted !== value) onChange(wanted);
    }, pauseMs);
  };
  return (
    <span>
      <Textfield
        isCompact
        width={width}
        aria-label={label}
        placeholder={label}
        value={typed}
        isInvalid={wrong !== null}
        maxLength={200}
        {...(icon !== undefined && { elemBeforeInput: icon })}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {wrong !== null && (
        <span className="events-wrong" role="alert">
          {wrong}
        </span>
      )}
    </span>
  );
}
