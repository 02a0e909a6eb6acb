import Button from "@atlaskit/button/new";
import { useState } from "react";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { CheckMessage } from "./check-message";
import { endOfDay } from "./end-of-day";
import { ExpiryField } from "./expiry-field";
import { KeyField } from "./key-field";

const ways = {
  replace: {
    procedure: "setup/replace-key",
    title: "Replace the key",
    lead: "The old key stays in use until the new one has worked once. Then it is forgotten.",
    action: "Test and replace",
    done: "API key replaced",
  },
  add: {
    procedure: "setup/add-key",
    title: "Add a second key",
    lead: "The new key is used from now on. The present one is kept to fall back on until you forget it, or it expires.",
    action: "Test and add",
    done: "Second API key added",
  },
} as const;

interface ReplaceKeyFormProps {
  way: keyof typeof ways;
  onDone(): void;
}

/** Takes another key, once it has been tried: in the place of the stored one, or beside it. */
export function ReplaceKeyForm({ way, onDone }: ReplaceKeyFormProps) {
  const { procedure, title, lead, action, done } = ways[way];
  const [apiKey, setApiKey] = useState("");
  const [expires, setExpires] = useState("");
  const replace = useTask(procedure, ["setup/status", "health/get"]);
  const wrong = fieldMessages(replace.error);
  return (
    <form
      className="setup-form setup-replace"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        replace.mutate(
          { apiKey, keyExpiresAt: endOfDay(expires) },
          {
            onSuccess: ({ result }) => {
              if (result !== "ok" && result !== "ok-but-empty") return;
              tellDone(done, "Collecting goes on with the new key.");
              onDone();
            },
          },
        );
      }}
    >
      <h3>{title}</h3>
      <p className="setup-lead">{lead}</p>
      <KeyField value={apiKey} onChange={setApiKey} error={wrong["apiKey"]} />
      <ExpiryField value={expires} onChange={setExpires} error={wrong["keyExpiresAt"]} />
      {replace.data && <CheckMessage check={replace.data} />}
      {replace.isError && <Failed error={replace.error} />}
      <div className="setup-actions">
        <Button type="submit" appearance="primary" isLoading={replace.isPending}>
          {action}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
