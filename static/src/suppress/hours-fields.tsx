import { useId } from "react";
import type { DailyHours } from "#contract";
import { Field } from "../parts/field";
import { SelectField } from "../parts/select-field";
import { wrongInput } from "../parts/wrong-input";

interface HoursFieldsProps {
  /** Null: at any hour. */
  hours: DailyHours | null;
  wrong: Readonly<Record<string, string>>;
  onChange(hours: DailyHours | null): void;
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Hours that come back: on which days, from when to when, by the clocks of which place. */
export function HoursFields({ hours, wrong, onChange }: HoursFieldsProps) {
  const id = useId();
  const fresh: DailyHours = {
    days: [0, 1, 2, 3, 4, 5, 6],
    from: "22:00",
    to: "06:00",
    zone: own(),
  };
  return (
    <>
      <label className="suppress-check">
        <input
          type="checkbox"
          checked={hours !== null}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? fresh : null)}
        />
        Only at certain hours
      </label>
      {hours && (
        <div className="suppress-hours">
          <fieldset className="field suppress-days">
            <legend className="field-label">Days on which the hours begin</legend>
            {days.map((name, day) => (
              <label key={name} className="suppress-check">
                <input
                  type="checkbox"
                  {...wrongInput(`${id}-days`, wrong["hours.days"])}
                  checked={hours.days.includes(day)}
                  onChange={() => onChange({ ...hours, days: toggled(hours.days, day) })}
                />
                {name}
              </label>
            ))}
            {wrong["hours.days"] !== undefined && (
              <div id={`${id}-days-error`} className="field-error" role="alert">
                {wrong["hours.days"]}
              </div>
            )}
          </fieldset>
          <div className="suppress-row">
            {(["from", "to"] as const).map((end) => (
              <Field
                key={end}
                id={`${id}-${end}`}
                label={end === "from" ? "From" : "Up to"}
                error={wrong[`hours.${end}`]}
              >
                <input
                  id={`${id}-${end}`}
                  type="time"
                  className="native-input"
                  {...wrongInput(`${id}-${end}`, wrong[`hours.${end}`])}
                  value={hours[end]}
                  onChange={({ currentTarget }) =>
                    onChange({ ...hours, [end]: currentTarget.value })
                  }
                />
              </Field>
            ))}
            <SelectField
              id={`${id}-zone`}
              label="By the clocks of"
              error={wrong["hours.zone"]}
              value={hours.zone}
              options={zones(hours.zone)}
              onChange={(zone) => onChange({ ...hours, zone })}
            />
          </div>
        </div>
      )}
    </>
  );
}

const toggled = (chosen: readonly number[], day: number): number[] =>
  chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day];

/** The browser names no UTC among its places. */
const zones = (chosen: string): readonly string[] => [
  ...new Set(["UTC", own(), chosen, ...Intl.supportedValuesOf("timeZone")]),
];
