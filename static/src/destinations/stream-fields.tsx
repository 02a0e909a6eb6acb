import Toggle from "@atlaskit/toggle";
import type { ProcedureInput } from "#contract";
import { Field } from "../parts/field";

type Stream = NonNullable<ProcedureInput<"destinations/save">["stream"]>;

interface StreamFieldsProps {
  stream: Stream;
  /** Whether there is a place to go on from. */
  hasBegun: boolean;
  error: string | undefined;
  onChange(stream: Stream): void;
}

const starts = {
  keep: "Go on from where it is",
  now: "From now on",
  all: "From the oldest that is kept",
} as const;

/** Whether a destination gets every event, not only alerts, and where that begins. */
export function StreamFields({ stream, hasBegun, error, onChange }: StreamFieldsProps) {
  const { enabled, start } = stream;
  const offered = (["keep", "now", "all"] as const).filter((one) => one !== "keep" || hasBegun);
  return (
    <>
      <Field
        id="destination-stream"
        label="Send every audit event"
        error={error}
        help="Whatever is collected, whether or not a rule finds it, in the order in which it was sealed: minutes after it came. Each event has a key by which the server can tell what comes twice."
      >
        <Toggle
          id="destination-stream"
          isChecked={enabled}
          onChange={(event) => onChange({ ...stream, enabled: event.currentTarget.checked })}
        />
      </Field>
      {enabled && (
        <Field id="destination-stream-start" label="Which events" help={helpOf[start]}>
          <select
            id="destination-stream-start"
            className="native-select"
            value={start}
            onChange={(event) => {
              const chosen = offered.find((one) => one === event.target.value);
              if (chosen !== undefined) onChange({ ...stream, start: chosen });
            }}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {starts[one]}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}

const helpOf = {
  keep: "What came while it was off is sent as well.",
  now: "Begins with what is not sealed yet: an hour before now at most.",
  all: "The whole sealed log is sent first, oldest events first. That may take hours.",
} as const;
