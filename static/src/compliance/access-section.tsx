import type { AccessHolder, Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { Moment } from "../time/moment";
import { rightNames } from "./names";
import "../parts/plain-table.css";

/** Who holds administrator rights at the end of the period, as far as the log tells. */
export function AccessSection({ period }: { period: Period }) {
  const asked = useAsk("compliance/access", { at: period.to }, { keep: true });
  const holders = asked.data?.holders ?? [];
  return (
    <>
      <p className="compliance-about">
        Who holds administrator rights as far as the stored log tells. Rights that were given before
        it begins are not in here: compare with the list of administrators of the organization.
        {asked.data?.more === true && " Only the newest 5,000 events were read."}
      </p>
      {asked.isPending && <Skeleton lines={8} />}
      {asked.isError && (
        <Failed
          error={asked.error}
          onRetry={() => void asked.refetch()}
          isRetrying={asked.isFetching}
        />
      )}
      {asked.isSuccess && holders.length === 0 && (
        <Empty title="The stored log tells of no administrator rights">
          They stand here as soon as one is given or taken.
        </Empty>
      )}
      {holders.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Right</th>
              <th scope="col">Granted</th>
              <th scope="col">Revoked</th>
              <th scope="col">Last seen</th>
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <tr key={`${holder.id} ${holder.name} ${holder.right} ${holder.detail}`}>
                <td>
                  {holder.name}
                  {holder.kind === "group" && <span className="faint"> group</span>}
                </td>
                <td>
                  {rightNames[holder.right]}
                  {holder.detail !== "" && <div className="faint">{holder.detail}</div>}
                </td>
                <td>
                  <When at={holder.grantedAt} by={holder.grantedBy} none="before the stored log" />
                </td>
                <td>
                  <When at={holder.revokedAt} by={holder.revokedBy} none="stands" />
                </td>
                <td>
                  <LastSeen holder={holder} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function When({ at, by, none }: { at: number | null; by: string; none: string }) {
  if (at === null) return <span className="faint">{none}</span>;
  return (
    <>
      <Moment at={at} />
      {by !== "" && <div className="faint">by {by}</div>}
    </>
  );
}

function LastSeen({ holder }: { holder: AccessHolder }) {
  if (holder.lastSeenAt !== null) return <Moment at={holder.lastSeenAt} />;
  const why = holder.kind === "group" ? "a group" : "not in the stored log";
  return <span className="faint">{why}</span>;
}
