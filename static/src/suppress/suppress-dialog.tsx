import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import type { Alert, AuditEvent } from "#contract";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { tellDone } from "../parts/tell-done";
import { useModal } from "../parts/use-modal";
import { useNow } from "../time/use-now";
import "../parts/confirm.css";
import "./suppress.css";

interface SuppressDialogProps {
  alert: Alert;
  /** Of the alert's events. */
  actors: readonly AuditEvent["actor"][];
  onClose(): void;
}

const DAY = 86_400_000;
const spans = [
  ["1", "for a day"],
  ["7", "for a week"],
  ["30", "for 30 days"],
  ["90", "for 90 days"],
  ["", "until it is lifted"],
] as const;

/** Says of an alert that it is no finding: its rule no longer tells of these actors. Filled in, so that one more click does it. */
export function SuppressDialog({ alert, actors, onClose }: SuppressDialogProps) {
  const id = useId();
  const now = useNow(60_000);
  const { modal, dismiss } = useModal(onClose);
  const save = useTask("suppressions/save", ["suppressions/list"]);
  const [reason, setReason] = useState(`Expected: ${alert.title}`.slice(0, 500));
  const [days, setDays] = useState("30");
  const [everybody, setEverybody] = useState(actors.length === 0);
  const store = () =>
    save.mutate(
      {
        id: null,
        version: 0,
        suppression: {
          reason,
          rules: [alert.ruleId],
          ...(everybody ? {} : { actors: actors.map((actor) => actor.id) }),
          expiresAt: days === "" ? null : now + Number(days) * DAY,
        },
      },
      {
        onSuccess: () => {
          tellDone("Suppressed", "See Rules, Suppressions, to lift it.");
          onClose();
        },
      },
    );
  return (
    <dialog ref={modal} className="confirm suppress" aria-labelledby={`${id}-title`} {...dismiss}>
      <div className="confirm-content">
        <h2 id={`${id}-title`}>Suppress this from now on?</h2>
        {save.isError && <Failed error={save.error} />}
        <p>
          <b>{alert.ruleTitle}</b> raises no alert
        </p>
        <Field id={`${id}-who`} label="Of">
          <select
            id={`${id}-who`}
            className="native-select"
            value={everybody ? "all" : "actors"}
            onChange={({ currentTarget }) => setEverybody(currentTarget.value === "all")}
          >
            {actors.length > 0 && (
              <option value="actors">
                {actors.map((actor) => actor.name || actor.email || actor.id).join(", ")}
              </option>
            )}
            <option value="all">anybody</option>
          </select>
        </Field>
        <Field id={`${id}-until`} label="How long">
          <select
            id={`${id}-until`}
            className="native-select"
            value={days}
            onChange={({ currentTarget }) => setDays(currentTarget.value)}
          >
            {spans.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-why`} label="Why" required>
          <textarea
            id={`${id}-why`}
            className="native-input suppress-why"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </Field>
        <div className="confirm-actions">
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button
            appearance="primary"
            isLoading={save.isPending}
            isDisabled={reason.trim() === ""}
            onClick={store}
          >
            Suppress
          </Button>
        </div>
      </div>
    </dialog>
  );
}
