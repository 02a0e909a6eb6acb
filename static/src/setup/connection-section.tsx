import Button from "@atlaskit/button/new";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Confirm } from "../parts/confirm";
import { Facts } from "../parts/facts";
import { Failed } from "../parts/failed";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { formatCount } from "../text/format-count";
import { formatTime } from "../time/format-time";
import { Moment } from "../time/moment";
import { ConnectForm } from "./connect-form";
import { ReplaceKeyForm } from "./replace-key-form";

interface ConnectionSectionProps {
  connection: ProcedureOutput<"setup/status">["connection"];
}

/** The connected organization, or the form that connects one. */
export function ConnectionSection({ connection }: ConnectionSectionProps) {
  const client = useQueryClient();
  const roles = useAsk("roles/get", {});
  const people = new Map(roles.data?.entries.map(({ accountId, name }) => [accountId, name]));
  const [asking, setAsking] = useState(false);
  const [taking, setTaking] = useState<"replace" | "add" | null>(null);
  const forget = useTask("setup/forget-previous-key", ["setup/status", "health/get"]);
  const disconnect = useTask("setup/disconnect", ["session/get", "setup/status", "health/get"]);

  if (connection === null) {
    return (
      <>
        <h2>Connect an organization</h2>
        <p className="setup-lead">
          Nothing new is collected while no organization is connected. Events, alerts and settings
          from before are kept.
        </p>
        <ConnectForm
          onConnected={() => {
            tellDone("Organization connected", "Events appear within five minutes.");
            void client.invalidateQueries();
          }}
        />
      </>
    );
  }
  return (
    <>
      <h2>Connected organization</h2>
      <Facts
        of={[
          [
            "Organization id",
            <span key="id" className="code">
              {connection.orgId}
            </span>,
          ],
          [
            "API key",
            <span key="key" className="code">
              ••••{connection.keyLastFour}
            </span>,
          ],
          [
            "Key expires",
            connection.keyExpiresAt === null ? (
              <span key="none" className="faint">
                Not given: you are not warned before it happens
              </span>
            ) : (
              formatTime(connection.keyExpiresAt, "utc", "day")
            ),
          ],
          connection.previousKey
            ? [
                "Key before",
                <span key="previous">
                  <span className="code">••••{connection.previousKey.lastFour}</span>, kept to fall
                  back on
                  {connection.previousKey.expiresAt !== null &&
                    ` until ${formatTime(connection.previousKey.expiresAt, "utc", "day")}`}
                </span>,
              ]
            : null,
          [
            "Connected",
            <span key="at">
              <Moment at={connection.connectedAt} /> by{" "}
              {people.get(connection.connectedBy) || connection.connectedBy}
            </span>,
          ],
          ["Past collected", formatCount(connection.backfillDays, "day")],
          [
            "Alerts from the past",
            connection.deliverHistorical ? "Delivered" : "Listed as historical, not delivered",
          ],
        ]}
      />
      {taking ? (
        <ReplaceKeyForm way={taking} onDone={() => setTaking(null)} />
      ) : (
        <div className="setup-actions">
          <Button onClick={() => setTaking("add")}>Add a second key</Button>
          <Button onClick={() => setTaking("replace")}>Replace key</Button>
          {connection.previousKey && (
            <Button
              isLoading={forget.isPending}
              onClick={() =>
                forget.mutate(
                  {},
                  { onSuccess: () => tellDone("Key before forgotten"), onError: tellFailed },
                )
              }
            >
              Forget the key before
            </Button>
          )}
          <Button appearance="subtle" onClick={() => setAsking(true)}>
            Disconnect
          </Button>
        </div>
      )}
      {asking && (
        <Confirm
          title="Disconnect the organization?"
          action="Disconnect"
          danger
          isBusy={disconnect.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            disconnect.mutate(
              {},
              {
                onSuccess: () => {
                  setAsking(false);
                  tellDone("Organization disconnected", "Events, alerts and settings are kept.");
                },
              },
            )
          }
        >
          <p>Collecting stops and the app forgets the API key.</p>
          <p>
            Events, alerts, rules and settings stay. What happens until you connect again is
            collected then, as far back as Atlassian keeps it.
          </p>
          {disconnect.isError && <Failed error={disconnect.error} />}
        </Confirm>
      )}
    </>
  );
}
