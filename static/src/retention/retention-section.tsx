import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useBase } from "../parts/use-base";
import { Waiting } from "../parts/waiting";
import { describeRetention } from "./describe-retention";
import { Holds } from "./holds";
import { RetentionForm } from "./retention-form";
import { StorageCosts } from "./storage-costs";
import "../parts/plain-table.css";
import "./retention.css";

/** How long what is kept, what that takes, and what is held. */
export function RetentionSection() {
  const asked = useAsk("retention/get", {});
  return (
    <>
      <h2>Retention</h2>
      <p className="setup-lead">
        Events are searchable while they are in the database. What Atlassian sent is sealed beside
        it, ten times smaller. Counts stay when events go, and so does the hash of every sealed
        segment.
      </p>
      <Waiting asked={asked} lines={8} />
      {asked.data && (
        <>
          <KeptRetentionForm current={asked.data} />
          <section className="retention-part" aria-labelledby="costs-title">
            <h3 id="costs-title">What it takes</h3>
            <StorageCosts storage={asked.data.storage} />
          </section>
          <Holds holds={asked.data.retention.legalHolds} version={asked.data.version} />
        </>
      )}
    </>
  );
}

/** What somebody types stays when a hold is placed, or others change the retention. */
function KeptRetentionForm({ current }: { current: ProcedureOutput<"retention/get"> }) {
  const base = useBase(current, ({ retention }) => describeRetention(retention));
  return <RetentionForm key={base.saved.version} base={base} />;
}
