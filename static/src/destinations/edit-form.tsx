import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { useState, type FormEvent } from "react";
import type { DestinationForm, ProcedureInput, ProcedureOutput, SecretChange } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Field } from "../parts/field";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import type { Base } from "../parts/use-base";
import { describeDestination } from "./describe-destination";
import { RoutingFields } from "./routing-fields";
import { SecretInput } from "./secret-input";
import { SettingInput } from "./setting-input";
import { StreamFields } from "./stream-fields";
import type { AllowedOrigins } from "./use-allowed-origins";

type Stream = NonNullable<ProcedureInput<"destinations/save">["stream"]>;

interface EditFormProps {
  /** Null: a new one. */
  id: string | null;
  base: Base<ProcedureOutput<"destinations/get">>;
  form: DestinationForm | null;
  lists: readonly string[];
  allowed: AllowedOrigins;
  onDone(): void;
}

/** Name, what the kind asks for, its secrets, which alerts it hears of, and whether every event goes there. */
export function EditForm({ id, base, form, lists, allowed, onDone }: EditFormProps) {
  const start = base.saved;
  const [name, setName] = useState(start.name);
  const [settings, setSettings] = useState(start.settings);
  const [secrets, setSecrets] = useState<Record<string, SecretChange>>({});
  const [routing, setRouting] = useState(start.routing);
  const { enabled, hasBegun } = start.stream;
  const [stream, setStream] = useState<Stream>({ enabled, start: hasBegun ? "keep" : "now" });
  const save = useTask("destinations/save", ["destinations/list", "destinations/get"]);
  const wrong = fieldMessages(save.error);
  const { kind, secretsSet } = start;
  // Those that keep an old value are shown with the secret that they belong to.
  const kept = new Set(form?.secrets.map(({ previous }) => previous));

  const store = (version: number) =>
    save.mutate(
      {
        id,
        kind,
        name,
        settings,
        routing,
        secrets,
        version,
        ...(form?.streams === true && { stream }),
      },
      {
        onSuccess: () => {
          tellDone("Saved", `${name} is saved. Send a test alert to see that it works.`);
          onDone();
          const origin = originOf(addressOf(form, settings, secrets));
          // The product asks in a dialog of its own; what is not allowed now can be allowed on the card.
          if (origin !== null && allowed.isAllowed(origin) === false)
            void allowed.ask(origin, kind, form?.title ?? kind).catch(() => undefined);
        },
      },
    );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    store(base.version);
  };
  return (
    <form className="destination-form" autoComplete="off" onSubmit={onSubmit}>
      <Field id="destination-name" label="Name" required error={wrong["name"]}>
        <Textfield
          id="destination-name"
          isRequired
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      {form?.fields.map((field) => (
        <SettingInput
          key={field.name}
          field={field}
          value={settings[field.name]}
          error={wrong[`settings.${field.name}`]}
          onChange={(value) => {
            const { [field.name]: _before, ...others } = settings;
            setSettings(value === undefined ? others : { ...others, [field.name]: value });
          }}
        />
      ))}
      {form?.secrets
        .filter((secret) => !kept.has(secret.name) || secretsSet.includes(secret.name))
        .map((secret) => (
          <SecretInput
            key={secret.name}
            secret={secret}
            isSet={secretsSet.includes(secret.name)}
            isKept={kept.has(secret.name)}
            change={secrets[secret.name]}
            error={wrong[`secrets.${secret.name}`]}
            onChange={(change) => {
              const { [secret.name]: _before, ...others } = secrets;
              setSecrets(change === undefined ? others : { ...others, [secret.name]: change });
            }}
          />
        ))}
      <h3>Which alerts it hears of</h3>
      <RoutingFields routing={routing} lists={lists} onChange={setRouting} />
      {form?.streams === true && (
        <>
          <h3>Every event</h3>
          <StreamFields
            stream={stream}
            hasBegun={hasBegun}
            error={wrong["stream"]}
            onChange={setStream}
          />
        </>
      )}
      <Overtaken
        base={base}
        mine={describeDestination({ name, settings, routing, stream }, form)}
        error={save.error}
        isSaving={save.isPending}
        onSaveOver={() => store(base.newer?.saved.version ?? base.version)}
      />
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

/** Where it sends to: a setting, or a secret that is entered now. */
function addressOf(
  form: DestinationForm | null,
  settings: Record<string, unknown>,
  secrets: Record<string, SecretChange>,
): unknown {
  if (form === null || form.addressIn === null) return settings["address"];
  const change = secrets[form.addressIn];
  return change === undefined || change.change === "clear" ? undefined : change.value;
}

const originOf = (address: unknown): string | null =>
  typeof address === "string" && URL.canParse(address) ? new URL(address).origin : null;
