import SectionMessage from "@atlaskit/section-message";
import Toggle from "@atlaskit/toggle";
import type { ProcedureOutput } from "#contract";
import { useTask } from "../ask/use-task";
import { Facts } from "../parts/facts";
import { Failed } from "../parts/failed";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";

type SiteLog = ProcedureOutput<"sources/get">["sources"]["siteLog"];

/** The switch of Jira's own audit log, and how reading it goes. */
export function SiteLogSource({ source, version }: { source: SiteLog; version: number }) {
  const change = useTask("sources/switch-site-log", ["sources/get"]);
  return (
    <section className="source" aria-labelledby="source-site-log">
      <div className="source-head">
        <h3 id="source-site-log">Jira’s own audit log</h3>
        <Toggle
          id="site-log-switch"
          label="Collect Jira’s own audit log"
          isChecked={source.enabled}
          isDisabled={change.isPending}
          onChange={() => change.mutate({ enabled: !source.enabled, version })}
        />
      </div>
      <p>
        What administrators change on this site: permission and workflow schemes, custom fields,
        project roles, groups. The organization’s log has little of it. Read every five minutes,
        from 30 days before it was switched on; the actions begin with <code>jira_site_</code>.
      </p>
      {change.isError && <Failed error={change.error} />}
      <Trouble source={source} />
      {source.enabled && (
        <Facts
          of={[
            [
              "Last read",
              source.lastPollAt === null ? "Not yet" : <Moment at={source.lastPollAt} />,
            ],
            [
              "Last new record",
              source.lastArrivalAt === null ? "None yet" : <Moment at={source.lastArrivalAt} />,
            ],
            ["Stored", formatCount(source.stored, "record")],
          ]}
        />
      )}
    </section>
  );
}

function Trouble({ source }: { source: SiteLog }) {
  if (source.state === "refused") {
    return (
      <SectionMessage appearance="error" title="Jira does not let the app read it">
        <p>
          Jira answered {source.status}. Agree to the app’s new permissions under Settings › Apps ›
          Manage apps; reading goes on by itself, from where it stopped.
        </p>
      </SectionMessage>
    );
  }
  if (source.state === "failing") {
    return (
      <SectionMessage appearance="warning" title="Jira does not answer as it should">
        <p>
          {source.status === 0 ? "There was no answer" : `Jira answered ${source.status}`}. It is
          asked again by itself, and nothing is lost.
        </p>
      </SectionMessage>
    );
  }
  if (source.overdueSince !== null) {
    return (
      <SectionMessage appearance="warning" title="Reading is overdue">
        <p>
          It was planned for <Moment at={source.overdueSince} /> and has not been made. Nothing is
          lost. Health says how collecting as a whole is doing, and polls at once where asked to.
        </p>
      </SectionMessage>
    );
  }
  return null;
}
