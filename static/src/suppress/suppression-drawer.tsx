import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import { Drawer } from "../parts/drawer";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import type { SuppressionDraft } from "./suppression-draft";
import { SuppressionForm } from "./suppression-form";
import { useSuppress } from "./use-suppress";
import "./suppress.css";

interface SuppressionDrawerProps {
  /** What is changed; null for a new one. */
  of: { id: string; version: number } | null;
  /** What the form begins with. */
  start: SuppressionDraft;
  onClose(): void;
}

/** Makes a suppression, or changes one that is in force. */
export function SuppressionDrawer({ of, start, onClose }: SuppressionDrawerProps) {
  const id = useId();
  const [draft, setDraft] = useState(start);
  const { save, wrong, store, form } = useSuppress(of, () => {
    tellDone(of === null ? "Suppressed" : "Suppression saved", "It holds for events from now on.");
    onClose();
  });
  return (
    <Drawer
      title={of === null ? "New suppression" : "Edit suppression"}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} appearance="primary" isLoading={save.isPending}>
            {of === null ? "Suppress" : "Save"}
          </Button>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {save.isError && Object.keys(wrong).length === 0 && <Failed error={save.error} />}
      <SuppressionForm
        id={id}
        form={form}
        draft={draft}
        wrong={wrong}
        onChange={setDraft}
        onSubmit={() => store(draft)}
      />
    </Drawer>
  );
}
