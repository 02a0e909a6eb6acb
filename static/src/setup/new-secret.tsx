import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import type { ProcedureOutput } from "#contract";
import { CopyButton } from "../parts/copy-button";

interface NewSecretProps {
  created: ProcedureOutput<"tokens/create">;
  onClose(): void;
}

/** The secret of a token that was just created: there is no other moment to see it. */
export function NewSecret({ created, onClose }: NewSecretProps) {
  const { token, secret } = created;
  return (
    <div className="new-secret" aria-live="polite">
      <SectionMessage appearance="success" title={`Copy the secret of “${token.name}” now`}>
        <p>It is not shown again. If it is lost, revoke the token and create another.</p>
        <p className="new-secret-value">
          <code>{secret}</code>
          <CopyButton text={secret} label="Copy secret" />
        </p>
        {token.method === "signature" && (
          <p>
            Send requests to the forward address with <code>?token={token.id}</code> after it.
          </p>
        )}
        <Button spacing="compact" onClick={onClose}>
          I have copied it
        </Button>
      </SectionMessage>
    </div>
  );
}
