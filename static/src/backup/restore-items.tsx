import Lozenge from "@atlaskit/lozenge";
import type { RestoreItem } from "#contract";
import { TableHead } from "../parts/table-head";
import { keyOf } from "./key-of";
import { isToDo } from "./restore-in-parts";

interface RestoreItemsProps {
  items: readonly RestoreItem[];
  /** Keys of documents that are not to be restored. */
  left: ReadonlySet<string>;
  /** Null once it is done. */
  onChoose: ((item: RestoreItem, isWanted: boolean) => void) | null;
}

/** The documents of a backup: what needs attention first, what stays as it is last. */
export function RestoreItems({ items, left, onChoose }: RestoreItemsProps) {
  const shown = items.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <table className="plain-table backup-items">
      <TableHead columns={["Document", "What happens"]} />
      <tbody>
        {shown.map((item) => {
          const { kind, title, state, changes, secrets, reasons } = item;
          const key = keyOf(item);
          const [appearance, name, meaning] = told[state];
          const isOpen = isToDo(item);
          const what = `${kinds.get(kind) ?? kind} ${title}`;
          return (
            <tr key={`${key} ${state}`}>
              <td>
                <label className="backup-item">
                  {onChoose !== null && isOpen && (
                    <input
                      type="checkbox"
                      aria-label={`Restore ${what}`}
                      checked={!left.has(key)}
                      onChange={({ currentTarget }) => onChoose(item, currentTarget.checked)}
                    />
                  )}
                  <span>
                    {title}
                    <span className="faint backup-kind">{kinds.get(kind) ?? kind}</span>
                  </span>
                </label>
              </td>
              <td>
                <Lozenge appearance={appearance}>{name}</Lozenge>
                {meaning !== "" && <div className="faint">{meaning}</div>}
                {state === "changed" && changes.length > 0 && (
                  <div className="faint">Differs in: {changes.map(partName).join(", ")}</div>
                )}
                {secrets.length > 0 && (
                  <div>
                    <b>Enter again:</b> {secrets.join(", ")}. It comes back paused.
                  </div>
                )}
                {reasons.map((reason) => (
                  <div
                    key={reason}
                    className={
                      state === "refused" || state === "overtaken" ? "field-error" : "faint"
                    }
                  >
                    {reason}
                  </div>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const told = {
  overtaken: ["removed", "Not restored", ""],
  refused: ["removed", "Refused", ""],
  "by-hand": ["moved", "By hand", ""],
  changed: ["inprogress", "Changed", ""],
  new: ["new", "New", ""],
  restored: ["success", "Restored", ""],
  same: ["default", "Same", "Stays as it is."],
  "only-here": ["default", "Only here", "It is not in the backup, and stays as it is."],
} as const satisfies Record<RestoreItem["state"], unknown>;

const order: readonly RestoreItem["state"][] = [
  "overtaken",
  "refused",
  "by-hand",
  "changed",
  "new",
  "restored",
  "same",
  "only-here",
];

const kinds: ReadonlyMap<string, string> = new Map([
  ["list", "List"],
  ["rule", "Rule"],
  ["rule-switch", "Settings of a rule"],
  ["suppression", "Suppression"],
  ["destination", "Destination"],
  ["settings", "Settings"],
  ["roles", "Access"],
  ["token", "Token"],
]);

/** `windowDays` is "window days". */
const partName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
