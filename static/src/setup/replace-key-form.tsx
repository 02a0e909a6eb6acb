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

/** Puts another key in the place of the stored one, once it has been tried. */
export function ReplaceKeyForm({ onDone }: { onDone(): void }) {
  const [apiKey, setApiKey] = useState("");
  const [expires, setExpires] = useState("");
  const replace = useTask("setup/replace-key", ["setup/status", "health/get"]);
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
              tellDone("API key replaced", "Collecting goes on with the new key.");
              onDone();
            },
          },
        );
      }}
    >
      <h3>Replace the key</h3>
      <p className="setup-lead">The old key stays in use until the new one has worked once.</p>
      <KeyField value={apiKey} onChange={setApiKey} error={wrong["apiKey"]} />
      <ExpiryField value={expires} onChange={setExpires} error={wrong["keyExpiresAt"]} />
      {replace.data && <CheckMessage check={replace.data} />}
      {replace.isError && <Failed error={replace.error} />}
      <div className="setup-actions">
        <Button type="submit" appearance="primary" isLoading={replace.isPending}>
          Test and replace
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
