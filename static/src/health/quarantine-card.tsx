import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

/** Records that could not be read as events: kept aside with the reason, so that they stop nothing. */
export function QuarantineCard({ quarantine }: { quarantine: Health["quarantine"] }) {
  const { count, newest } = quarantine;
  if (count === 0) {
    return (
      <HealthCard title="Quarantine" mark={<Lozenge appearance="success">Empty</Lozenge>}>
        <p className="faint">Every record that Atlassian sent could be read as an event.</p>
      </HealthCard>
    );
  }
  return (
    <HealthCard
      title="Quarantine"
      wide
      mark={<Lozenge appearance="moved">{formatCount(count, "record")}</Lozenge>}
    >
      <p className="faint">
        These records could not be read as events. They are kept as they came and stop nothing else.
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Arrived</th>
            <th scope="col">Reason</th>
            <th scope="col">Begins with</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((record) => (
            <tr key={record.key}>
              <td className="health-when">
                <Moment at={record.at} detail="second" />
              </td>
              <td>{record.reason}</td>
              <td>
                <code className="health-excerpt">{record.excerpt}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </HealthCard>
  );
}
