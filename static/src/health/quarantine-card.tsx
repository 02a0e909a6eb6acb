import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import type { Health } from "#contract";
import { useTask } from "../ask/use-task";
import { TableHead } from "../parts/table-head";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { useSession } from "../shell/session-context";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { HealthCard } from "./health-card";

/** Records that could not be read as events: kept aside with the reason, so that they stop nothing. */
export function QuarantineCard({ quarantine }: { quarantine: Health["quarantine"] }) {
  const { count, newest } = quarantine;
  const { role } = useSession();
  const retry = useTask("quarantine/retry", ["health/get"]);
  const refused =
    retry.data?.result === "refused" ? { key: retry.variables?.key, why: retry.data.reason } : null;
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
        A newer version of the app may be able to read them: retry them then.
      </p>
      <table className="plain-table">
        <TableHead
          columns={["Arrived", "Reason", "Begins with"]}
          actions={role === "manager" ? "Actions" : undefined}
        />
        <tbody>
          {newest.map((record) => (
            <tr key={record.key}>
              <td className="health-when">
                <Moment at={record.at} detail="second" />
              </td>
              <td>
                {record.reason}
                {refused?.key === record.key && (
                  <output className="faint">Still refused: {refused.why}</output>
                )}
              </td>
              <td>
                <code className="health-excerpt">{record.excerpt}</code>
              </td>
              {role === "manager" && (
                <td className="health-action">
                  <Button
                    spacing="compact"
                    isLoading={retry.isPending && retry.variables?.key === record.key}
                    onClick={() =>
                      retry.mutate(
                        { key: record.key },
                        {
                          onSuccess: ({ result }) => {
                            if (result === "stored") tellDone("Record stored as an event");
                          },
                          onError: tellFailed,
                        },
                      )
                    }
                  >
                    Retry
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </HealthCard>
  );
}
