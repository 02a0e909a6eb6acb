import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useContext, useId, useState } from "react";
import type { SuppressionEntry } from "#contract";
import { Drawer } from "../parts/drawer";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import { useBase } from "../parts/use-base";
import { formatTime } from "../time/format-time";
import { useNow } from "../time/use-now";
import { ZoneContext } from "../time/zone-context";
import { describeSuppression } from "./describe-suppression";
import { draftOf, suppressionOf, type SuppressionDraft } from "./suppression-draft";
import { SuppressionForm } from "./suppression-form";
import { useSuppress } from "./use-suppress";
import type { wordsOf } from "./words-of";
import "./suppress.css";

interface SuppressionDrawerProps {
  /** What is changed, as it is saved now; null for a new one. */
  entry: SuppressionEntry | null;
  /** It ended or was removed while it was being changed. */
  isGone?: boolean;
  /** What the form begins with. */
  start: SuppressionDraft;
  /** Of rules and people, for what somebody else changed. */
  names?: Parameters<typeof wordsOf>[1];
  onClose(): void;
}

const noNames = { rules: new Map<string, string>(), people: new Map<string, string>() };

/** Makes a suppression, or changes one that is in force. */
export function SuppressionDrawer(props: SuppressionDrawerProps) {
  const { entry, isGone = false, start, names = noNames, onClose } = props;
  const id = useId();
  const { zone } = useContext(ZoneContext);
  const now = useNow(60_000);
  const [draft, setDraft] = useState(start);
  const describe = (suppression: Parameters<typeof describeSuppression>[0]) =>
    describeSuppression(suppression, names, (at) => formatTime(at, zone));
  const base = useBase({ version: entry?.version ?? 0, entry }, (saved) =>
    saved.entry === null ? {} : describe(saved.entry.suppression),
  );
  const isNew = entry === null || isGone;
  const of = isNew ? null : { id: entry.id, version: base.version };
  const { save, wrong, store, form } = useSuppress(of, () => {
    tellDone(isNew ? "Suppressed" : "Suppression saved", "It holds for events from now on.");
    onClose();
  });
  const take = () => {
    base.take();
    save.reset();
    if (entry !== null) setDraft(draftOf(entry.suppression, zone));
  };
  return (
    <Drawer
      title={entry === null ? "New suppression" : "Edit suppression"}
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id} appearance="primary" isLoading={save.isPending}>
            {isGone ? "Suppress anew" : isNew ? "Suppress" : "Save"}
          </Button>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      {isGone && (
        <SectionMessage appearance="warning" title="It has ended or was removed in the meantime">
          <p>What you entered is kept below. It can be made into a new suppression.</p>
        </SectionMessage>
      )}
      {!isGone && Object.keys(wrong).length === 0 && (
        <Overtaken
          base={{ ...base, take }}
          mine={describe(suppressionOf(draft, zone, now))}
          error={save.error}
          isSaving={save.isPending}
          onSaveOver={() => store(draft, entry?.version)}
        />
      )}
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
