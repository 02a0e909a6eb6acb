import { useContext } from "react";
import { Choice } from "../parts/choice";
import { Field } from "../parts/field";
import { wrongInput } from "../parts/wrong-input";
import { toLocalMoment } from "../time/local-moment";
import { ZoneContext } from "../time/zone-context";
import type { SuppressionEnd } from "./suppression-draft";

interface EndFieldProps {
  id: string;
  end: SuppressionEnd;
  error: string | undefined;
  onChange(end: SuppressionEnd): void;
}

const DAY = 86_400_000;
const spans = [
  { value: 1, label: "For a day" },
  { value: 7, label: "For a week" },
  { value: 30, label: "For 30 days" },
  { value: 90, label: "For 90 days" },
  { value: 365, label: "For a year" },
];

/** Until when: so many days from now, or a moment in the chosen zone. */
export function EndField({ id, end, error, onChange }: EndFieldProps) {
  const { zone } = useContext(ZoneContext);
  const choose = (days: number | null) =>
    onChange(days === null ? { at: toLocalMoment(Date.now() + 30 * DAY, zone) } : { days });
  return (
    <Field
      id={id}
      label="How long"
      required
      error={error}
      help="At most a year. It can be ended at any time."
    >
      <span className="suppress-row">
        <Choice
          id={id}
          error={"days" in end ? error : undefined}
          value={"days" in end ? end.days : null}
          options={[...spans, { value: null, label: "Until a moment…" }]}
          onChange={choose}
        />
        {"at" in end && (
          <input
            type="datetime-local"
            className="native-input"
            aria-label={`Until, ${zone === "utc" ? "UTC" : "your time"}`}
            aria-required
            {...wrongInput(id, error)}
            value={end.at}
            onChange={({ currentTarget }) => onChange({ at: currentTarget.value })}
          />
        )}
      </span>
    </Field>
  );
}
