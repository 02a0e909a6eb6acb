import Button from "@atlaskit/button/new";
import Textfield from "@atlaskit/textfield";
import { useId, useState } from "react";
import type { ChangeRecord } from "#contract";
import { useTask } from "../ask/use-task";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { tellDone } from "../parts/tell-done";
import { useModal } from "../parts/use-modal";
import "../parts/confirm.css";

interface NoteDialogProps {
  change: ChangeRecord;
  onClose(): void;
}

/** Notes the ticket under which a change was asked for and approved. */
export function NoteDialog({ change, onClose }: NoteDialogProps) {
  const id = useId();
  const { modal, dismiss } = useModal(onClose);
  const save = useTask("compliance/note-change", ["compliance/changes"]);
  const [ticket, setTicket] = useState(change.note?.ticket ?? "");
  const [note, setNote] = useState(change.note?.note ?? "");
  const store = () =>
    save.mutate(
      { key: change.event.key, ticket, note, version: change.note?.version ?? 0 },
      {
        onSuccess: () => {
          tellDone("Noted", "It is in the next evidence pack too.");
          onClose();
        },
      },
    );
  return (
    <dialog ref={modal} className="confirm" aria-labelledby={`${id}-title`} {...dismiss}>
      <div className="confirm-content">
        <h2 id={`${id}-title`}>What accounts for this change?</h2>
        {save.isError && <Failed error={save.error} />}
        <p className="compliance-changed">{change.event.message}</p>
        <Field
          id={`${id}-ticket`}
          label="Ticket"
          help="Such as CHG-123; empty where there is none."
        >
          <Textfield
            id={`${id}-ticket`}
            value={ticket}
            maxLength={100}
            onChange={({ currentTarget }) => setTicket(currentTarget.value)}
          />
        </Field>
        <Field id={`${id}-note`} label="Note">
          <textarea
            id={`${id}-note`}
            className="native-input compliance-note"
            rows={3}
            maxLength={1_000}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </Field>
        <div className="confirm-actions">
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" isLoading={save.isPending} onClick={store}>
            Save
          </Button>
        </div>
      </div>
    </dialog>
  );
}
