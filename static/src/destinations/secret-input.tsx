import Button from "@atlaskit/button/new";
import Checkbox from "@atlaskit/checkbox";
import Textfield from "@atlaskit/textfield";
import { useState } from "react";
import type { SecretChange, SecretFormField } from "#contract";
import { CopyButton } from "../parts/copy-button";
import { Field } from "../parts/field";
import { makeSigningSecret } from "./make-signing-secret";

interface SecretInputProps {
  secret: SecretFormField;
  isSet: boolean;
  /** Holds an old value for another secret: it can be forgotten, not entered. */
  isKept: boolean;
  change: SecretChange | undefined;
  error: string | undefined;
  onChange(change: SecretChange | undefined): void;
}

/** A secret: entered or forgotten, never shown, but for one that was just made for the receiver. */
export function SecretInput({ secret, isSet, isKept, change, error, onChange }: SecretInputProps) {
  const { name, title, description, required, previous, generated } = secret;
  const [made, setMade] = useState<string | null>(null);
  const id = `secret-${name}`;
  const isCleared = change?.change === "clear";
  const value = change === undefined || change.change === "clear" ? "" : change.value;
  const rotates = isSet && previous !== null;
  const enter = (text: string) => onChange({ change: rotates ? "rotate" : "set", value: text });
  return (
    <Field
      id={id}
      label={title}
      required={required && !isSet}
      error={error}
      help={
        <>
          {description}
          {isSet && !isKept && <div>It is set. Leave this empty to keep it.</div>}
        </>
      }
    >
      {isKept ? (
        <span id={id} className="faint">
          Still in use beside the new one
        </span>
      ) : (
        <Textfield
          id={id}
          type="password"
          isMonospaced
          isDisabled={isCleared}
          autoComplete="new-password"
          placeholder={isSet ? "••••••••" : ""}
          maxLength={5_000}
          value={value}
          onChange={(event) => {
            const text = event.currentTarget.value;
            if (text === "") onChange(undefined);
            else enter(text);
          }}
        />
      )}
      {generated && !isKept && !isCleared && (
        <div className="destination-made-secret" aria-live="polite">
          <Button
            spacing="compact"
            onClick={() => {
              const fresh = makeSigningSecret();
              setMade(fresh);
              enter(fresh);
            }}
          >
            Make a new secret
          </Button>
          {made !== null && made === value && (
            <>
              <p>Enter it at the receiver too. Once saved, it is not shown again.</p>
              <code>{made}</code>
              <CopyButton text={made} label="Copy secret" />
            </>
          )}
        </div>
      )}
      {rotates && value !== "" && (
        <Checkbox
          label="Keep the old one beside it until the receiver has moved"
          isChecked={change?.change === "rotate"}
          onChange={(event) =>
            onChange({ change: event.currentTarget.checked ? "rotate" : "set", value })
          }
        />
      )}
      {isSet && !required && value === "" && (
        <Checkbox
          label={`Forget it: ${title}`}
          isChecked={isCleared}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { change: "clear" } : undefined)
          }
        />
      )}
    </Field>
  );
}
