import type { KeyRecord, Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Inventory, type InventoryColumn } from "./inventory";
import { keyNames } from "./names";
import { WhenAndBy } from "./when-and-by";

const columns: ReadonlyArray<InventoryColumn<KeyRecord>> = [
  { name: "Name", cell: ({ name }) => name },
  { name: "Kind", cell: ({ kind }) => keyNames[kind] },
  {
    name: "Created",
    cell: ({ createdAt, createdBy }) => (
      <WhenAndBy at={createdAt} by={createdBy} none="before the stored log" />
    ),
  },
  {
    name: "Revoked",
    cell: ({ revokedAt, revokedBy }) => (
      <WhenAndBy at={revokedAt} by={revokedBy} none="not that the log says" />
    ),
  },
  {
    name: "Last used",
    cell: ({ lastUsedAt }) => <WhenAndBy at={lastUsedAt} by="" none="not lately" />,
  },
];

/** Keys and tokens at the end of the period, as far as the log tells. */
export function KeysSection({ period }: { period: Period }) {
  const asked = useAsk("compliance/keys", { at: period.to }, { keep: true });
  return (
    <Inventory
      asked={asked}
      rows={asked.data?.keys ?? []}
      keyOf={({ kind, id, name }) => `${kind} ${id} ${name}`}
      none={{
        title: "The stored log tells of no keys",
        text: "They stand here as soon as one is created, used or revoked.",
      }}
      columns={columns}
    >
      API keys, provisioning directories and tokens that the stored log tells of. When one was used
      last is looked up in the newest few thousand events, and only where Atlassian names it there.
    </Inventory>
  );
}
