import Button from "@atlaskit/button/new";
import { useState } from "react";
import { Level, type ProcedureOutput } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import type { Base } from "../parts/use-base";
import { DaysField } from "./days-field";
import { describeRetention } from "./describe-retention";

const days = (value: string): number | null => (value.trim() === "" ? null : Number(value));
const text = (value: number | null): string => (value === null ? "" : String(value));

/** How long what is kept. Nothing is removed before the next hour. */
export function RetentionForm({ base }: { base: Base<ProcedureOutput<"retention/get">> }) {
  const saved = base.saved.retention;
  const [windowDays, setWindow] = useState(text(saved.windowDays));
  const [rawDays, setRaw] = useState(text(saved.rawDays));
  const [activityDays, setActivity] = useState(text(saved.activityDays));
  const [alertDays, setAlerts] = useState(saved.alertDays);
  const save = useTask("retention/save", ["retention/get"]);
  const wrong = fieldMessages(save.error);
  const mine = {
    windowDays: days(windowDays),
    rawDays: days(rawDays),
    activityDays: days(activityDays) ?? 400,
    alertDays,
  };
  const store = (version: number) =>
    save.mutate(
      { ...mine, version },
      {
        onSuccess: (stored) => {
          base.settle(stored.version);
          tellDone("Retention saved", "It takes effect within the hour.");
        },
      },
    );
  return (
    <form
      className="setup-form"
      onSubmit={(event) => {
        event.preventDefault();
        store(base.version);
      }}
    >
      <DaysField
        label="Searchable events"
        empty="as many as there is room for"
        value={windowDays}
        onChange={setWindow}
        error={wrong["windowDays"]}
      />
      <DaysField
        label="Sealed raw events"
        empty="for good"
        value={rawDays}
        onChange={setRaw}
        error={wrong["rawDays"]}
      />
      <fieldset className="retention-levels">
        <legend>Alerts that are closed, or never became an issue</legend>
        {Level.options.toReversed().map((level) => (
          <DaysField
            key={level}
            label={level}
            empty="for good"
            value={text(alertDays[level])}
            onChange={(value) => setAlerts({ ...alertDays, [level]: days(value) })}
            error={wrong[`alertDays.${level}`]}
          />
        ))}
      </fieldset>
      <DaysField
        label="Activity log"
        empty="400 days"
        value={activityDays}
        onChange={setActivity}
        error={wrong["activityDays"]}
      />
      <Overtaken
        base={base}
        mine={describeRetention(mine)}
        error={save.error}
        isSaving={save.isPending}
        onSaveOver={() => store(base.newer?.saved.version ?? base.version)}
      />
      <div className="setup-actions">
        <Button type="submit" appearance="primary" isLoading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
