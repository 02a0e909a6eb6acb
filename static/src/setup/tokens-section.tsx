import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { CopyButton } from "../parts/copy-button";
import { Waiting } from "../parts/waiting";
import { NewSecret } from "./new-secret";
import { TokenForm } from "./token-form";
import { TokenTable } from "./token-table";
import { TriggerExamples } from "./trigger-examples";
import "./tokens.css";

type Created = ProcedureOutput<"tokens/create">;

/** What is not a person and may ask the app: addresses, tokens, and how to use them. */
export function TokensSection() {
  const listed = useAsk("tokens/list", {});
  const [isAdding, setIsAdding] = useState(false);
  const [created, setCreated] = useState<Created | null>(null);
  if (listed.data === undefined) return <Waiting asked={listed} lines={8} />;
  const { tokens, addresses } = listed.data;
  return (
    <>
      <h2>Tokens and web triggers</h2>
      <p className="setup-lead">
        Jira Automation, scripts and other apps can have events forwarded to Slack and SIEM
        destinations; monitors can ask how the app is. Both addresses are public: forwarding takes a
        token, and without one the health check answers with a word.
      </p>
      <div className="trigger-addresses">
        <Address name="Forward events" address={addresses.forward} />
        <Address name="Health" address={addresses.health} />
      </div>
      <h3>Tokens</h3>
      {created !== null && <NewSecret created={created} onClose={() => setCreated(null)} />}
      {isAdding ? (
        <TokenForm
          onCreated={(made) => {
            setCreated(made);
            setIsAdding(false);
          }}
          onClose={() => setIsAdding(false)}
        />
      ) : (
        <Button
          appearance={tokens.length === 0 ? "primary" : "default"}
          onClick={() => setIsAdding(true)}
        >
          Create a token
        </Button>
      )}
      <TokenTable tokens={tokens} />
      <TriggerExamples addresses={addresses} created={created} />
    </>
  );
}

function Address({ name, address }: { name: string; address: string }) {
  return (
    <div className="trigger-address">
      <span className="field-label">{name}</span>
      <code>{address}</code>
      <CopyButton text={address} what={`the address of ${name.toLowerCase()}`} />
    </div>
  );
}
