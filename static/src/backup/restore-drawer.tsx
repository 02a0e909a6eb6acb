import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { backupLimits, type ProcedureInput } from "#contract";
import { useTask } from "../ask/use-task";
import { Drawer } from "../parts/drawer";
import { Failed } from "../parts/failed";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { handOver } from "./hand-over";
import { keyOf } from "./key-of";
import { isToDo } from "./restore-in-parts";
import { RestoreItems } from "./restore-items";
import { useRestore } from "./use-restore";

type Source = ProcedureInput<"backups/preview">["source"];

/** A backup: what it would change first, document by document; then, when asked to, what it did. */
export function RestoreDrawer({ copy, onClose }: { copy: Source | null; onClose(): void }) {
  const file = useId();
  const [source, setSource] = useState(copy);
  const [tooLarge, setTooLarge] = useState(false);
  const [share, setShare] = useState(0);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const preview = useTask("backups/preview");
  const { restore, share: restored } = useRestore();
  const { mutate: look } = preview;
  useEffect(() => {
    if (copy !== null) look({ source: copy });
  }, [copy, look]);
  const bring = useMutation<Source, Error, string>({
    mutationFn: (text) => handOver(text, setShare),
    onSuccess: (given) => {
      setSource(given);
      look({ source: given });
    },
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    preview.reset();
    restore.reset();
    bring.reset();
    setLeft(new Set());
    setSource(null);
    // Looked at before it is read: a browser would take a file of any size into its memory.
    const isTooLarge = chosen.size > MOST_BYTES;
    setTooLarge(isTooLarge);
    if (!isTooLarge) bring.mutate(await chosen.text());
  };
  const items = restore.data ?? preview.data?.items ?? [];
  const wanted = restore.data ? [] : items.filter((item) => isToDo(item) && !left.has(keyOf(item)));
  const done = items.filter(({ state }) => state === "restored").length;
  return (
    <Drawer
      title={copy === null ? "Restore from a file" : "Restore a weekly copy"}
      onClose={onClose}
      actions={
        <>
          {wanted.length > 0 && source !== null && (
            <Button
              appearance="primary"
              isLoading={restore.isPending}
              onClick={() => restore.mutate({ source, items: wanted })}
            >
              {`Restore ${formatCount(wanted.length, "document")}`}
            </Button>
          )}
          {restore.data && source !== null && (
            <Button
              isLoading={preview.isPending}
              onClick={() => {
                restore.reset();
                look({ source });
              }}
            >
              Look again
            </Button>
          )}
          <Button appearance="subtle" onClick={onClose}>
            {restore.data ? "Done" : "Cancel"}
          </Button>
        </>
      }
    >
      {copy === null && (
        <div className="field">
          <label htmlFor={file}>Backup</label>
          <input
            id={file}
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
          <p className="field-help">
            A file of JSON that this app made. Nothing is changed before you say so.
          </p>
        </div>
      )}
      {tooLarge && (
        <p role="alert" className="field-error">
          This file is larger than any backup: {formatCount(MOST_BYTES, "byte")} at most.
        </p>
      )}
      {bring.isPending && <output>Handing it over … {Math.round(share * 100)}%</output>}
      {restore.isPending && <output>Restoring … {Math.round(restored * 100)}%</output>}
      {preview.isPending && <output>Comparing it with what is here …</output>}
      {bring.isError && <Failed error={bring.error} />}
      {preview.isError && <Failed error={preview.error} />}
      {restore.isError && <Failed error={restore.error} />}
      {preview.data && (
        <>
          <p className="faint">
            Made <Moment at={preview.data.backup.madeAt} /> by{" "}
            {preview.data.backup.madeBy === "app" ? "the app" : preview.data.backup.madeBy} with
            version {preview.data.backup.app}.
          </p>
          {preview.data.isOfAnotherOrganization && (
            <SectionMessage appearance="warning" title="It was made for another organization">
              <p>
                People, groups and projects of {preview.data.backup.organization} may not exist
                here.
              </p>
            </SectionMessage>
          )}
          {restore.data ? (
            <output className="backup-told">
              {formatCount(done, "document")} restored.
              {items.some(({ state }) => state === "overtaken" || state === "refused") &&
                " What was not is at the top, with the reason."}
              {items.some(isToDo) &&
                " The rest did not get further: look again, and restore what is left."}
            </output>
          ) : (
            wanted.length === 0 &&
            left.size === 0 && (
              <output className="backup-told">Everything that can be restored is here.</output>
            )
          )}
          <RestoreItems
            items={items}
            left={left}
            onChoose={
              restore.data ? null : (item, isWanted) => setLeft(without(left, item, isWanted))
            }
          />
        </>
      )}
    </Drawer>
  );
}

/** A character takes up to three bytes in a file. */
const MOST_BYTES = 3 * backupLimits.characters;

function without(
  left: ReadonlySet<string>,
  item: { kind: string; id: string },
  isWanted: boolean,
): ReadonlySet<string> {
  const next = new Set(left);
  if (isWanted) next.delete(keyOf(item));
  else next.add(keyOf(item));
  return next;
}
