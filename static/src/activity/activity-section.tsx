import { useState } from "react";
import { useAsk } from "../ask/use-ask";
import { Choice } from "../parts/choice";
import { Empty } from "../parts/empty";
import { ShowOlder } from "../parts/show-older";
import { Waiting } from "../parts/waiting";
import { ActivityTable } from "./activity-table";
import { RecordCheck } from "./record-check";
import { useActivity } from "./use-activity";
import "./activity.css";

/** What people did with this app, and whether the record of it holds. */
export function ActivitySection() {
  const [person, setPerson] = useState<string | null>(null);
  const log = useActivity(person);
  const roles = useAsk("roles/get", {});
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  const people = new Map([
    ...(roles.data?.entries ?? []).map(({ accountId, name }) => [accountId, name] as const),
    ...entries.map(({ accountId, name }) => [accountId, name] as const),
  ]);
  const choices = [...people].map(([value, name]) => ({ value, label: name || value }));
  return (
    <>
      <h2>Activity</h2>
      <p className="setup-lead">
        Who read what the audit log says, and who changed how this app works. Nobody can change a
        line; looking at the same thing again within ten minutes is one line.
      </p>
      <RecordCheck />
      <section aria-labelledby="activity-title">
        <header className="activity-head">
          <h3 id="activity-title">Log</h3>
          <Choice
            label="Person"
            value={person}
            options={[{ value: null, label: "Everybody" }, ...choices]}
            onChange={setPerson}
          />
        </header>
        <Waiting asked={log} lines={8} />
        {log.isSuccess && entries.length === 0 && (
          <Empty title="No activity">
            {person === null
              ? "What people search and change stands here from now on."
              : "This person has not done anything that is kept."}
          </Empty>
        )}
        {entries.length > 0 && <ActivityTable entries={entries} />}
        <div className="activity-more">
          <ShowOlder list={log} />
        </div>
      </section>
    </>
  );
}
