import { useMemo } from "react";
import type { ProcedureOutput } from "#contract";
import { CopyButton } from "../parts/copy-button";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";

/** What is known around an event: the alerts that it is in, and what Atlassian sent. Undefined while on its way. */
export function EventContext({ full }: { full: ProcedureOutput<"events/get"> | undefined }) {
  const { go } = useRoute();
  const raw = useMemo(() => JSON.stringify(full?.raw ?? null, null, 2), [full]);
  return (
    <>
      <h3>Alerts</h3>
      {!full && <Skeleton lines={1} />}
      {full?.alerts.length === 0 && <p className="faint">No rule has found this event.</p>}
      {full && full.alerts.length > 0 && (
        <ul className="event-alerts">
          {full.alerts.map((alert) => (
            <li key={alert.key}>
              <button
                type="button"
                className="text-button"
                onClick={() => go("/alerts", new URLSearchParams({ alert: alert.key }))}
              >
                {alert.title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="event-raw-head">
        <h3>What Atlassian sent</h3>
        {full && full.raw !== null && <CopyButton text={raw} label="Copy JSON" />}
      </div>
      {!full && <Skeleton lines={8} />}
      {full?.kept === "gone" && (
        <p className="faint">Retention has removed the raw event. The fields above are kept.</p>
      )}
      {full && full.raw !== null && <pre className="event-raw">{raw}</pre>}
      {full?.kept === "segment" && <p className="faint">Sealed in segment {full.segment}.</p>}
    </>
  );
}
