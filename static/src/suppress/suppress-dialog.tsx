import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import type { Alert, AuditEvent } from "#contract";
import { actorName } from "../parts/actor-name";
import { Failed } from "../parts/failed";
import { SelectField } from "../parts/select-field";
import { tellDone } from "../parts/tell-done";
import { useModal } from "../parts/use-modal";
import { EndField } from "./end-field";
import { ReasonField } from "./reason-field";
import { emptyDraft, type SuppressionDraft } from "./suppression-draft";
import { useSuppress } from "./use-suppress";
import "../parts/confirm.css";
import "./suppress.css";

interface SuppressDialogProps {
  alert: Alert;
  /** Of the alert's events. */
  actors: readonly AuditEvent["actor"][];
  /** Goes on in the form with every condition. */
  onMore(draft: SuppressionDraft): void;
  onClose(): void;
}

/** Says of an alert that it is no finding: its rule no longer tells of these actors. Filled in, so that one more click does it. */
export function SuppressDialog({ alert, actors, onMore, onClose }: SuppressDialogProps) {
  const id = useId();
  const { modal, dismiss } = useModal(onClose);
  const { save, wrong, store, form } = useSuppress(null, () => {
    tellDone("Suppressed", "See Rules, Suppressions, to end it.");
    onClose();
  });
  const ids = actors.map((actor) => actor.id);
  const [draft, setDraft] = useState<SuppressionDraft>({
    ...emptyDraft,
    reason: `Expected: ${alert.title}`.slice(0, 500),
    rules: [alert.ruleId],
    actors: ids,
  });
  const { reason, expiresAt, ...others } = wrong;
  return (
    <dialog ref={modal} className="confirm suppress" aria-labelledby={`${id}-title`} {...dismiss}>
      <form
        ref={form}
        className="confirm-content"
        onSubmit={(event) => {
          event.preventDefault();
          store(draft);
        }}
      >
        <h2 id={`${id}-title`}>Suppress this from now on?</h2>
        {save.isError && (Object.keys(wrong).length === 0 || Object.keys(others).length > 0) && (
          <Failed error={save.error} />
        )}
        <p>
          <b>{alert.ruleTitle}</b> raises no alert
        </p>
        <SelectField
          id={`${id}-who`}
          label="Of"
          value={draft.actors.length === 0 ? "all" : "actors"}
          options={[
            ...(actors.length === 0
              ? []
              : [{ value: "actors", label: actors.map(actorName).join(", ") }]),
            { value: "all", label: "anybody" },
          ]}
          onChange={(who) => setDraft({ ...draft, actors: who === "all" ? [] : ids })}
        />
        <EndField
          id={`${id}-until`}
          end={draft.end}
          error={expiresAt}
          onChange={(end) => setDraft({ ...draft, end })}
        />
        <ReasonField
          id={`${id}-why`}
          reason={draft.reason}
          error={reason}
          onChange={(text) => setDraft({ ...draft, reason: text })}
        />
        <div className="confirm-actions">
          <span className="suppress-more">
            <Button appearance="subtle" onClick={() => onMore(draft)}>
              More conditions
            </Button>
          </span>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" appearance="primary" isLoading={save.isPending}>
            Suppress
          </Button>
        </div>
      </form>
    </dialog>
  );
}
