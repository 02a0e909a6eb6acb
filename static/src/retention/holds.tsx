import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { Hold } from "#contract";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { TableHead } from "../parts/table-head";
import { tellFailed } from "../parts/tell-failed";
import { formatTime } from "../time/format-time";
import { Moment } from "../time/moment";
import { PlaceHold } from "./place-hold";
import "../parts/plain-table.css";

/** What must not be removed, whatever retention says. */
export function Holds({ holds, version }: { holds: readonly Hold[]; version: number }) {
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Hold | null>(null);
  const release = useTask("holds/release", ["retention/get"]);
  return (
    <section className="retention-part" aria-labelledby="holds-title">
      <h3 id="holds-title">Legal holds</h3>
      <p className="setup-lead">
        What a hold covers is not removed, neither events nor alerts of that time nor the raw events
        that hold it, even where the database fills up. People who closed their account are erased
        from it only once the hold has ended.
      </p>
      {holds.length > 0 && (
        <table className="plain-table">
          <TableHead columns={["Reason", "Covers", "Placed"]} actions="Actions" />
          <tbody>
            {holds.map((hold) => (
              <tr key={hold.id}>
                <td>{hold.reason}</td>
                <td>
                  {spanOf(hold)}
                  {hold.actorId !== "" && (
                    <div>
                      by <span className="code">{hold.actorId}</span>
                    </div>
                  )}
                </td>
                <td>
                  <Moment at={hold.at} detail="day" />
                </td>
                <td className="access-remove">
                  <Button spacing="compact" onClick={() => setLeaving(hold)}>
                    Release
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding ? (
        <PlaceHold version={version} onDone={() => setAdding(false)} />
      ) : (
        <div className="setup-actions">
          <Button onClick={() => setAdding(true)}>Place a hold</Button>
        </div>
      )}
      {leaving && (
        <Confirm
          title="Release this hold?"
          action="Release"
          danger
          isBusy={release.isPending}
          onClose={() => setLeaving(null)}
          onConfirm={() =>
            release.mutate(
              { id: leaving.id, version },
              { onSuccess: () => setLeaving(null), onError: tellFailed },
            )
          }
        >
          What only this hold has kept is removed within the hour, if it is older than the retention
          above.
        </Confirm>
      )}
    </section>
  );
}

const DAY = 86_400_000;

function spanOf({ from, to }: Hold): string {
  const day = (at: number) => formatTime(at, "utc", "day");
  if (from === null) return to === null ? "all time" : `until ${day(to - DAY)}`;
  return to === null ? `from ${day(from)}` : `${day(from)} to ${day(to - DAY)}`;
}
