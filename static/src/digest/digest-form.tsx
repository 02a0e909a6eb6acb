import Button from "@atlaskit/button/new";
import type { FormEvent } from "react";
import type { DestinationSummary, DigestSettings } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Overtaken } from "../parts/overtaken";
import { SelectField } from "../parts/select-field";
import { tellDone } from "../parts/tell-done";
import type { Base, Described } from "../parts/use-base";
import { clockHour } from "./clock-hour";
import { weekdays } from "../time/weekdays";
import { zoneNames } from "./zone-names";

interface DigestFormProps {
  draft: DigestSettings;
  onChange(draft: DigestSettings): void;
  base: Base<{ readonly version: number }>;
  /** The draft in words. */
  mine: Described;
  targets: readonly DestinationSummary[];
  onDone(): void;
}

const hours = Array.from({ length: 24 }, (_, value) => ({ value, label: clockHour(value) }));

/** Whether, when and where to the digest goes. */
export function DigestForm({ draft, onChange, base, mine, targets, onDone }: DigestFormProps) {
  const { enabled, weekday, hour, zone, destinationIds } = draft;
  const save = useTask("digest/save", ["digest/get"]);
  const wrong = fieldMessages(save.error);
  const store = (version: number) =>
    save.mutate(
      { enabled, weekday, hour, zone, destinationIds, version },
      {
        onSuccess: () => {
          const when = `It comes when the week has ended: ${weekdays[weekday] ?? ""} at ${clockHour(hour)}.`;
          tellDone("Saved", enabled ? when : "No digest is sent.");
          onDone();
        },
      },
    );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    store(base.version);
  };
  if (targets.length === 0) {
    return (
      <p className="digest-lead">
        There is no destination for it yet. Close this, and add a chat or a SIEM at the top of the
        page: issues in Jira are made of alerts only.
      </p>
    );
  }
  return (
    <form className="digest-form" onSubmit={onSubmit}>
      <label className="digest-check">
        <input
          type="checkbox"
          checked={enabled}
          onChange={(event) => onChange({ ...draft, enabled: event.target.checked })}
        />
        Send a digest every week
      </label>
      <div className="digest-when">
        <SelectField
          id="digest-day"
          label="The week ends on"
          value={weekday}
          options={weekdays.map((label, value) => ({ value, label }))}
          onChange={(day) => onChange({ ...draft, weekday: day })}
        />
        <SelectField
          id="digest-hour"
          label="At"
          value={hour}
          options={hours}
          onChange={(chosen) => onChange({ ...draft, hour: chosen })}
        />
        <SelectField
          id="digest-zone"
          label="Time zone"
          value={zone}
          options={zoneNames(zone)}
          onChange={(chosen) => onChange({ ...draft, zone: chosen })}
        />
      </div>
      <fieldset className="digest-targets">
        <legend>Where it goes</legend>
        {targets.map(({ id, name, kindTitle, state }) => (
          <label key={id} className="digest-check">
            <input
              type="checkbox"
              checked={destinationIds.includes(id)}
              onChange={(event) =>
                onChange({
                  ...draft,
                  destinationIds: event.target.checked
                    ? [...destinationIds, id]
                    : destinationIds.filter((one) => one !== id),
                })
              }
            />
            <span>
              {name}
              <span className="faint">
                {name === kindTitle ? "" : ` ${kindTitle}`}
                {state === "paused" ? " (paused: it waits until that is resumed)" : ""}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {wrong["destinationIds"] !== undefined && (
        <div className="field-error" role="alert">
          {wrong["destinationIds"]}
        </div>
      )}
      {wrong["destinationIds"] === undefined && (
        <Overtaken
          base={{
            ...base,
            take: () => {
              base.take();
              save.reset();
            },
          }}
          mine={mine}
          error={save.error}
          isSaving={save.isPending}
          onSaveOver={() => store(base.newer?.saved.version ?? base.version)}
        />
      )}
      <div className="destination-actions">
        <Button type="submit" appearance="primary" isLoading={save.isPending}>
          Save
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
