import Button from "@atlaskit/button/new";
import { useId, useState } from "react";
import { bundleLimits, type BundleEntry } from "#contract";
import { useTask } from "../ask/use-task";
import { Drawer } from "../parts/drawer";
import { Failed } from "../parts/failed";
import { TableHead } from "../parts/table-head";
import { formatCount } from "../text/format-count";

/** Rules from a file: what they would do first, then what they did. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const file = useId();
  const [text, setText] = useState<string | null>(null);
  const [tooLarge, setTooLarge] = useState<number | null>(null);
  const look = useTask("rules/read-bundle", []);
  const bringIn = useTask("rules/import", ["rules/list", "rules/get", "rules/versions"]);
  const entries = bringIn.data?.entries ?? look.data?.entries ?? [];
  const wanted = entries.filter(({ state }) => state === "new" || state === "changed");
  const imported = entries.filter(({ state }) => state === "imported").length;
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    bringIn.reset();
    look.reset();
    // Looked at before it is read: a browser would take a file of any size into its memory.
    setTooLarge(chosen.size > MOST_BYTES ? chosen.size : null);
    if (chosen.size > MOST_BYTES) return setText(null);
    const yaml = await chosen.text();
    setText(yaml);
    look.mutate({ yaml });
  };
  return (
    <Drawer
      title="Import rules"
      onClose={onClose}
      actions={
        <>
          {wanted.length > 0 && text !== null && !bringIn.data && (
            <Button
              appearance="primary"
              isLoading={bringIn.isPending}
              onClick={() =>
                bringIn.mutate({ yaml: text, numbers: wanted.map(({ number }) => number) })
              }
            >
              {`Import ${formatCount(wanted.length, "rule")}`}
            </Button>
          )}
          <Button appearance="subtle" onClick={onClose}>
            {bringIn.data ? "Done" : "Cancel"}
          </Button>
        </>
      }
    >
      <p>
        A bundle is a YAML file of Sigma rules, divided by <code>---</code>: an export of this app,
        or rules out of a repository. Nothing is changed before you say so.
      </p>
      <div className="field">
        <label htmlFor={file}>Bundle</label>
        <input
          id={file}
          type="file"
          accept=".yml,.yaml,text/yaml"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </div>
      {tooLarge !== null && (
        <p role="alert" className="field-error">
          This file has {new Intl.NumberFormat("en").format(tooLarge)} bytes; a bundle may have{" "}
          {new Intl.NumberFormat("en").format(MOST_BYTES)}. Divide it.
        </p>
      )}
      {look.isPending && <output className="rules-told">Looking at it …</output>}
      {look.isError && <Failed error={look.error} />}
      {bringIn.isError && <Failed error={bringIn.error} />}
      {bringIn.data && (
        <output className="rules-told">{formatCount(imported, "rule")} imported.</output>
      )}
      {entries.length > 0 && <Entries entries={entries} />}
    </Drawer>
  );
}

const MOST_BYTES = bundleLimits.characters;

function Entries({ entries }: { entries: readonly BundleEntry[] }) {
  return (
    <table className="plain-table">
      <TableHead columns={["Rule", "What happens"]} />
      <tbody>
        {entries.map(({ number, id, title, state, replacesPrebuilt, reasons }) => (
          <tr key={number}>
            <td>
              {title || `Document ${number}`}
              <div className="faint">{id}</div>
            </td>
            <td>
              <b>{state}</b>
              {replacesPrebuilt && " – stands in for the one that came with the app"}
              {reasons.map((reason) => (
                <div key={reason} className="field-error">
                  {reason}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
