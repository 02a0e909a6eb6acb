import Button from "@atlaskit/button/new";
import { Checkbox } from "@atlaskit/checkbox";
import Textfield from "@atlaskit/textfield";
import { useState, type FormEvent } from "react";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { CheckMessage } from "./check-message";
import { endOfDay } from "./end-of-day";
import { ExpiryField } from "./expiry-field";
import { KeyField } from "./key-field";
import { organizationId } from "./organization-id";

/** Asks for organization and key, tries them, and connects. */
export function ConnectForm({ onConnected }: { onConnected(): void }) {
  const [orgId, setOrgId] = useState("");
  const [apiKey, setApiKey] = useState("");
  const [expires, setExpires] = useState("");
  const [days, setDays] = useState("180");
  const [deliverHistorical, setDeliverHistorical] = useState(false);
  const test = useTask("setup/test-connection");
  const connect = useTask("setup/connect");
  const busy = test.isPending || connect.isPending;
  const check = connect.data ?? test.data;
  const error = connect.error ?? test.error;
  const wrong = fieldMessages(error);
  const backfillDays = Math.min(180, Math.max(0, Math.round(Number(days) || 0)));

  const begin = () => {
    test.reset();
    connect.reset();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    begin();
    connect.mutate(
      { orgId, apiKey, keyExpiresAt: endOfDay(expires), backfillDays, deliverHistorical },
      {
        onSuccess: ({ result }) => {
          if (result === "ok" || result === "ok-but-empty") onConnected();
        },
      },
    );
  };
  return (
    <form className="setup-form" onSubmit={onSubmit} autoComplete="off">
      <Field
        id="org-id"
        label="Organization id"
        required
        error={wrong["orgId"]}
        help={
          <>
            Open admin.atlassian.com and choose the organization. The address then reads{" "}
            <code>admin.atlassian.com/o/&lt;organization id&gt;/…</code>; you may paste all of it.
          </>
        }
      >
        <Textfield
          id="org-id"
          isRequired
          isMonospaced
          maxLength={300}
          value={orgId}
          onChange={(event) => setOrgId(organizationId(event.currentTarget.value))}
        />
      </Field>
      <KeyField value={apiKey} onChange={setApiKey} error={wrong["apiKey"]} />
      <ExpiryField value={expires} onChange={setExpires} error={wrong["keyExpiresAt"]} />
      <Field
        id="backfill"
        label="Days of the past to collect"
        error={wrong["backfillDays"]}
        help="Atlassian keeps 180 days. What is older than the connection is collected in the background, beside what is new."
      >
        <Textfield
          id="backfill"
          type="number"
          min={0}
          max={180}
          width={120}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      </Field>
      <div className="field">
        <Checkbox
          label="Deliver alerts from the past too"
          isChecked={deliverHistorical}
          onChange={(event) => setDeliverHistorical(event.currentTarget.checked)}
        />
        <span className="field-help">
          Otherwise what rules find in the past is listed as historical, and becomes no issue unless
          you ask for it.
        </span>
      </div>
      {check && <CheckMessage check={check} />}
      {error !== null && <Failed error={error} />}
      <div className="setup-actions">
        <Button type="submit" appearance="primary" isLoading={connect.isPending} isDisabled={busy}>
          Connect
        </Button>
        <Button
          isLoading={test.isPending}
          isDisabled={busy || orgId === "" || apiKey === ""}
          onClick={() => {
            begin();
            test.mutate({ orgId, apiKey });
          }}
        >
          Test connection
        </Button>
      </div>
    </form>
  );
}
