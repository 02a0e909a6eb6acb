import type { Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { Moment } from "../time/moment";
import { keyNames } from "./names";
import "../parts/plain-table.css";

/** Keys and tokens at the end of the period, as far as the log tells. */
export function KeysSection({ period }: { period: Period }) {
  const asked = useAsk("compliance/keys", { at: period.to }, { keep: true });
  const keys = asked.data?.keys ?? [];
  return (
    <>
      <p className="compliance-about">
        API keys, provisioning directories and tokens that the stored log tells of. When one was
        used last is looked up in the newest few thousand events, and only where Atlassian names it
        there.
      </p>
      {asked.isPending && <Skeleton lines={8} />}
      {asked.isError && (
        <Failed
          error={asked.error}
          onRetry={() => void asked.refetch()}
          isRetrying={asked.isFetching}
        />
      )}
      {asked.isSuccess && keys.length === 0 && (
        <Empty title="The stored log tells of no keys">
          They stand here as soon as one is created, used or revoked.
        </Empty>
      )}
      {keys.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Kind</th>
              <th scope="col">Created</th>
              <th scope="col">Revoked</th>
              <th scope="col">Last used</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={`${key.kind} ${key.id} ${key.name}`}>
                <td>{key.name}</td>
                <td>{keyNames[key.kind]}</td>
                <td>
                  {key.createdAt === null ? (
                    <span className="faint">before the stored log</span>
                  ) : (
                    <>
                      <Moment at={key.createdAt} />
                      <div className="faint">by {key.createdBy}</div>
                    </>
                  )}
                </td>
                <td>
                  {key.revokedAt === null ? (
                    <span className="faint">not that the log says</span>
                  ) : (
                    <>
                      <Moment at={key.revokedAt} />
                      <div className="faint">by {key.revokedBy}</div>
                    </>
                  )}
                </td>
                <td>
                  {key.lastUsedAt === null ? (
                    <span className="faint">not lately</span>
                  ) : (
                    <Moment at={key.lastUsedAt} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
