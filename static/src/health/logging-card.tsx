import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import { useState } from "react";
import type { Logging, ProcedureOutput } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Field } from "../parts/field";
import { optionsOf } from "../parts/options-of";
import { Overtaken } from "../parts/overtaken";
import { SelectField } from "../parts/select-field";
import { tellDone } from "../parts/tell-done";
import { useBase, type Base } from "../parts/use-base";
import { Waiting } from "../parts/waiting";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

/** How much the app logs. Details end by themselves. */
export function LoggingCard() {
  const asked = useAsk("logging/get", {});
  return (
    <HealthCard
      title="Logging"
      mark={asked.data?.logging.debug && <Lozenge appearance="inprogress">Details</Lozenge>}
    >
      <Waiting asked={asked} lines={4} />
      {asked.data && <KeptLoggingForm current={asked.data} />}
    </HealthCard>
  );
}

const levels = {
  info: "info: Everything that happens",
  warn: "warn: What went wrong, or may",
  error: "error: Errors only",
} as const satisfies Record<Logging["level"], string>;

const times = [
  { value: 15, label: "15 minutes" },
  { value: 60, label: "1 hour" },
  { value: 240, label: "4 hours" },
  { value: 1_440, label: "24 hours" },
];

type Saved = ProcedureOutput<"logging/get">;

/** What somebody types stays when others change the logging meanwhile. */
function KeptLoggingForm({ current }: { current: Saved }) {
  const base = useBase(current, ({ logging }) => describe(logging.level, logging.debug?.areas));
  return <LoggingForm key={base.saved.version} base={base} />;
}

const describe = (level: Logging["level"], areas: string | undefined) => ({
  Level: level,
  "Details of": areas ?? "",
});

function LoggingForm({ base }: { base: Base<Saved> }) {
  const { logging, areas: known } = base.saved;
  const [level, setLevel] = useState(logging.level);
  const [isDetailed, setDetailed] = useState(false);
  const [areas, setAreas] = useState(logging.debug?.areas ?? "audit-stream:*");
  const [minutes, setMinutes] = useState(60);
  const save = useTask("logging/save", ["logging/get"]);
  const wrong = fieldMessages(save.error);
  const send = (debug: { areas: string; minutes: number } | null, version = base.version) =>
    save.mutate(
      { level, debug, version },
      {
        onSuccess: (saved) => {
          base.settle(saved.version);
          tellDone("Logging changed");
        },
      },
    );
  const mine = isDetailed ? { areas, minutes } : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(mine);
      }}
    >
      {logging.debug && (
        <p>
          Details of <code className="health-areas">{logging.debug.areas}</code> until{" "}
          <Moment at={logging.debug.until} />.
        </p>
      )}
      <SelectField
        id="log-level"
        label="Level"
        value={level}
        options={optionsOf(levels)}
        onChange={setLevel}
      />
      <label className="health-choice">
        <input
          type="checkbox"
          checked={isDetailed}
          onChange={({ currentTarget }) => setDetailed(currentTarget.checked)}
        />
        {logging.debug ? "Go on with details (debug)" : "Details of some areas (debug)"}
      </label>
      {isDetailed && (
        <>
          <Field
            id="log-areas"
            label="Areas"
            required
            help="* stands for any letters, - takes out: audit-stream:*,-audit-stream:jobs"
            error={wrong["debug.areas"]}
          >
            <input
              id="log-areas"
              className="native-input"
              list="log-known"
              maxLength={200}
              value={areas}
              onChange={(event) => setAreas(event.target.value)}
            />
            <datalist id="log-known">
              {known.map((area) => (
                <option key={area} value={area}>
                  {area}
                </option>
              ))}
            </datalist>
          </Field>
          <SelectField
            id="log-minutes"
            label="For"
            value={minutes}
            options={times}
            onChange={setMinutes}
          />
        </>
      )}
      <Overtaken
        base={base}
        mine={describe(level, isDetailed ? areas : logging.debug?.areas)}
        error={save.error}
        isSaving={save.isPending}
        onSaveOver={() => send(mine, base.newer?.saved.version)}
      />
      <div className="health-actions">
        <Button type="submit" isLoading={save.isPending}>
          Save
        </Button>
        {logging.debug && (
          <Button appearance="subtle" onClick={() => send(null)}>
            End details now
          </Button>
        )}
      </div>
      <p className="faint health-below">
        Lines are read with <code>forge logs</code>. They name no secret and no text of an event.
      </p>
    </form>
  );
}
