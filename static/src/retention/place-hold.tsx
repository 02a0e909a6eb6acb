import Button from "@atlaskit/button/new";
import { useState } from "react";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { tellDone } from "../parts/tell-done";

/** A form for a hold: why, when, and whom it is about. */
export function PlaceHold({ version, onDone }: { version: number; onDone(): void }) {
  const [reason, setReason] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [actorId, setActor] = useState("");
  const place = useTask("holds/place", ["retention/get"]);
  const wrong = fieldMessages(place.error);
  return (
    <form
      className="setup-form"
      onSubmit={(event) => {
        event.preventDefault();
        place.mutate(
          { reason, from: dayOf(from, 0), to: dayOf(to, 1), actorId, version },
          {
            onSuccess: () => {
              tellDone("Hold placed");
              onDone();
            },
          },
        );
      }}
    >
      <Field id="hold-reason" label="Reason" required error={wrong["reason"]}>
        <input
          id="hold-reason"
          className="native-input"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className="retention-range">
        <Field id="hold-from" label="From (UTC)" help="Empty: since ever" error={wrong["from"]}>
          <input
            id="hold-from"
            type="date"
            className="native-input setup-date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </Field>
        <Field
          id="hold-to"
          label="To, with that day"
          help="Empty: until released"
          error={wrong["to"]}
        >
          <input
            id="hold-to"
            type="date"
            className="native-input setup-date"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
      </div>
      <Field
        id="hold-actor"
        label="Account id of one person"
        help="Empty: what everybody did"
        error={wrong["actorId"]}
      >
        <input
          id="hold-actor"
          className="native-input"
          maxLength={200}
          value={actorId}
          onChange={(event) => setActor(event.target.value)}
        />
      </Field>
      {place.isError && <Failed error={place.error} />}
      <div className="setup-actions">
        <Button type="submit" appearance="primary" isLoading={place.isPending}>
          Place
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

const DAY = 86_400_000;

/** The moment at which a day such as `2026-11-24` begins, or one so many days later; null for none. */
function dayOf(date: string, later: number): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? null : at + later * DAY;
}
