import { useContext } from "react";
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
  [1, "For a day"],
  [7, "For a week"],
  [30, "For 30 days"],
  [90, "For 90 days"],
  [365, "For a year"],
] as const;

/** Until when: so many days from now, or a moment in the chosen zone. */
export function EndField({ id, end, error, onChange }: EndFieldProps) {
  const { zone } = useContext(ZoneContext);
  const choose = (value: string) =>
    onChange(
      value === "at" ? { at: toLocalMoment(Date.now() + 30 * DAY, zone) } : { days: Number(value) },
    );
  return (
    <Field
      id={id}
      label="How long"
      required
      error={error}
      help="At most a year. It can be ended at any time."
    >
      <span className="suppress-row">
        <select
          id={id}
          className="native-select"
          {...("days" in end ? wrongInput(id, error) : {})}
          value={"days" in end ? String(end.days) : "at"}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          {spans.map(([days, label]) => (
            <option key={days} value={days}>
              {label}
            </option>
          ))}
          <option value="at">Until a moment…</option>
        </select>
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
