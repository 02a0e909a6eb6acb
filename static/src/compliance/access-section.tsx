import type { AccessHolder, Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Moment } from "../time/moment";
import { Inventory, type InventoryColumn } from "./inventory";
import { rightNames } from "./names";
import { WhenAndBy } from "./when-and-by";

const columns: ReadonlyArray<InventoryColumn<AccessHolder>> = [
  {
    name: "Who",
    cell: ({ name, kind }) => (
      <>
        {name}
        {kind === "group" && <span className="faint"> group</span>}
      </>
    ),
  },
  {
    name: "Right",
    cell: ({ right, detail }) => (
      <>
        {rightNames[right]}
        {detail !== "" && <div className="faint">{detail}</div>}
      </>
    ),
  },
  {
    name: "Granted",
    cell: ({ grantedAt, grantedBy }) => (
      <WhenAndBy at={grantedAt} by={grantedBy} none="before the stored log" />
    ),
  },
  {
    name: "Revoked",
    cell: ({ revokedAt, revokedBy }) => <WhenAndBy at={revokedAt} by={revokedBy} none="stands" />,
  },
  { name: "Last seen", cell: (holder) => <LastSeen holder={holder} /> },
];

/** Who holds administrator rights at the end of the period, as far as the log tells. */
export function AccessSection({ period }: { period: Period }) {
  const asked = useAsk("compliance/access", { at: period.to }, { keep: true });
  return (
    <Inventory
      asked={asked}
      rows={asked.data?.holders ?? []}
      keyOf={({ id, name, right, detail }) => `${id} ${name} ${right} ${detail}`}
      none={{
        title: "The stored log tells of no administrator rights",
        text: "They stand here as soon as one is given or taken.",
      }}
      columns={columns}
    >
      Who holds administrator rights as far as the stored log tells. Rights that were given before
      it begins are not in here: compare with the list of administrators of the organization.
      {asked.data?.more === true && " Only the newest 5,000 events were read."}
    </Inventory>
  );
}

function LastSeen({ holder }: { holder: AccessHolder }) {
  if (holder.lastSeenAt !== null) return <Moment at={holder.lastSeenAt} />;
  const why = holder.kind === "group" ? "a group" : "not in the stored log";
  return <span className="faint">{why}</span>;
}
