import Button from "@atlaskit/button/new";
import { Checkbox } from "@atlaskit/checkbox";
import Textfield from "@atlaskit/textfield";
import { useState } from "react";
import type { ProcedureOutput, Token } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { endOfDay } from "./end-of-day";

const YEAR = 365 * 86_400_000;

const methods: ReadonlyArray<{ of: Token["method"]; name: string; help: string }> = [
  {
    of: "bearer",
    name: "Bearer token",
    help: "Sent with every request. For Jira Automation, scripts and monitors.",
  },
  {
    of: "signature",
    name: "Signature",
    help: "Signs every request by Standard Webhooks and is never sent itself. For apps that can sign.",
  },
];

interface TokenFormProps {
  onCreated(created: ProcedureOutput<"tokens/create">): void;
  onClose(): void;
}

/** Asks what a new token is for. */
export function TokenForm({ onCreated, onClose }: TokenFormProps) {
  const [name, setName] = useState("");
  const [method, setMethod] = useState<Token["method"]>("bearer");
  const [mayForward, setMayForward] = useState(true);
  const [mayAskHealth, setMayAskHealth] = useState(false);
  const [mayDeliver, setMayDeliver] = useState(false);
  const [expires, setExpires] = useState(() =>
    new Date(Date.now() + YEAR).toISOString().slice(0, 10),
  );
  const create = useTask("tokens/create", ["tokens/list"]);
  const wrong = fieldMessages(create.error);
  const signs = method === "signature";
  const scopes: Token["scopes"] = [
    ...(signs || mayForward ? (["forward"] as const) : []),
    ...(!signs && mayAskHealth ? (["health"] as const) : []),
    ...(!signs && mayDeliver ? (["intake"] as const) : []),
  ];
  return (
    <form
      className="setup-form token-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          { name, method, scopes, expiresAt: endOfDay(expires) },
          { onSuccess: onCreated },
        );
      }}
    >
      <Field
        id="token-name"
        label="Name"
        required
        error={wrong["name"]}
        help="Who uses it. Destinations are told this name with what is forwarded."
      >
        <Textfield
          id="token-name"
          isRequired
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <fieldset className="field token-question">
        <legend className="field-label">How it proves itself</legend>
        <div className="token-choices">
          {methods.map(({ of, name: label, help }) => (
            <label key={of} className="token-choice">
              <input
                type="radio"
                name="token-method"
                checked={method === of}
                onChange={() => setMethod(of)}
              />
              <span>
                {label}
                <span className="field-help">{help}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field token-question">
        <legend className="field-label">What it may do</legend>
        <div className="token-choices">
          <Checkbox
            label="Forward events to destinations"
            isChecked={signs || mayForward}
            isDisabled={signs}
            onChange={(event) => setMayForward(event.currentTarget.checked)}
          />
          <Checkbox
            label="Read health in detail: lags, counts, version"
            isChecked={!signs && mayAskHealth}
            isDisabled={signs}
            onChange={(event) => setMayAskHealth(event.currentTarget.checked)}
          />
          <Checkbox
            label="Deliver audit events, as Atlassian's audit log webhook does"
            isChecked={!signs && mayDeliver}
            isDisabled={signs}
            onChange={(event) => setMayDeliver(event.currentTarget.checked)}
          />
        </div>
        {wrong["scopes"] !== undefined && (
          <div className="field-error" role="alert">
            {wrong["scopes"]}
          </div>
        )}
      </fieldset>
      <Field
        id="token-expires"
        label="Good until the end of"
        error={wrong["expiresAt"]}
        help="In UTC. Left open, the token is good until it is revoked."
      >
        <input
          id="token-expires"
          type="date"
          className="native-input setup-date"
          value={expires}
          onChange={(event) => setExpires(event.target.value)}
        />
      </Field>
      {create.isError && Object.keys(wrong).length === 0 && <Failed error={create.error} />}
      <div className="setup-actions">
        <Button
          type="submit"
          appearance="primary"
          isLoading={create.isPending}
          isDisabled={name.trim() === "" || scopes.length === 0}
        >
          Create
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
