import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useSession } from "../shell/session-context";
import { CollectingCard } from "./collecting-card";
import { ConcernsCard } from "./concerns-card";
import { CoverageCard } from "./coverage-card";
import { DeliveriesCard } from "./deliveries-card";
import { EventsCard } from "./events-card";
import { KeyCard } from "./key-card";
import { OtherSourcesCard } from "./other-sources-card";
import { LoggingCard } from "./logging-card";
import { PersonalDataCard } from "./personal-data-card";
import { QuarantineCard } from "./quarantine-card";
import { StorageCard } from "./storage-card";
import { StreamsCard } from "./streams-card";
import { SupportCard } from "./support-card";
import "./health.css";

/** Whether the app does its work, and what to do where it does not. Looks again by itself. */
export function HealthPage() {
  const { role } = useSession();
  const health = useAsk("health/get", {}, { every: 15_000 });
  if (health.isPending) {
    return (
      <div className="health">
        {Array.from({ length: 6 }, (_, card) => (
          <section key={card} className={card === 0 ? "health-card health-wide" : "health-card"}>
            <Skeleton lines={5} />
          </section>
        ))}
      </div>
    );
  }
  return (
    <>
      {health.isError && (
        <Failed
          error={health.error}
          onRetry={() => void health.refetch()}
          isRetrying={health.isFetching}
        />
      )}
      {health.data && (
        <div className="health">
          <ConcernsCard concerns={health.data.concerns} resolved={health.data.resolved} />
          <CollectingCard health={health.data} />
          <OtherSourcesCard others={health.data.others} />
          <CoverageCard coverage={health.data.coverage} />
          <KeyCard health={health.data} />
          <StorageCard storage={health.data.storage} />
          <EventsCard counts={health.data.counts} />
          <DeliveriesCard deliveries={health.data.deliveries} />
          <StreamsCard streams={health.data.streams} />
          <PersonalDataCard personal={health.data.personalData} />
          {role === "manager" && <LoggingCard />}
          {role === "manager" && <SupportCard />}
          <QuarantineCard quarantine={health.data.quarantine} />
        </div>
      )}
    </>
  );
}
