import Button from "@atlaskit/button/new";
import { NavigationTarget, router } from "@forge/bridge";
import { useContext } from "react";
import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { TimeBars } from "../charts/time-bars";
import { categoryNames } from "../dashboard/category-names";
import { changeText } from "../dashboard/change-text";
import { Waiting } from "../parts/waiting";
import { hasRole } from "../shell/session-context";
import { formatTime } from "../time/format-time";
import { ZoneContext } from "../time/zone-context";
import "../dashboard/dashboard.css";
import "./widget.css";

/** The last week on a dashboard of Jira: a few figures, the events by day and the way to the app. */
export function Widget() {
  return (
    <main className="widget dashboard">
      <Content />
    </main>
  );
}

function Content() {
  const session = useAsk("session/get", {});
  if (session.data === undefined) return <Waiting asked={session} lines={6} />;
  return hasRole(session.data) ? (
    <Week />
  ) : (
    <p className="faint">
      Only people on the list of Audit Stream see the audit log. One of its managers can add you,
      under Settings → Access.
    </p>
  );
}

function Week() {
  const { zone } = useContext(ZoneContext);
  const zoneName = zone === "utc" ? "UTC" : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = useAsk("dashboard/get", { range: "7d", zone: zoneName }, { every: 300_000 });
  if (asked.data === undefined) return <Waiting asked={asked} lines={6} />;
  if (asked.data.firstHour === null) {
    return (
      <>
        <p className="faint">Figures appear a minute after the first events are collected.</p>
        <Button onClick={openApp}>Open Audit Stream</Button>
      </>
    );
  }
  return (
    <>
      <Figures dashboard={asked.data} />
      <TimeBars
        name="Events of the last seven days"
        noun={{ one: "event", many: "events" }}
        series={[{ label: "Events", tone: "0" }]}
        points={asked.data.points.map(({ from, to, total }) => ({ from, to, counts: [total] }))}
        countedFrom={asked.data.firstHour}
        timeZone={zone === "utc" ? "UTC" : undefined}
        nameOf={(at) => formatTime(at, zone, "day")}
        onChoose={openApp}
      />
      <p className="widget-open">
        <Button onClick={openApp}>Open Audit Stream</Button>
        {asked.data.before !== null && (
          <span className="faint">Changes are from the seven days before.</span>
        )}
      </p>
    </>
  );
}

function Figures({ dashboard }: { dashboard: ProcedureOutput<"dashboard/get"> }) {
  const number = new Intl.NumberFormat("en");
  const { total, before, alerts } = dashboard;
  const figures = [
    ["Events", total, before?.total],
    ...dashboard.categories
      .filter(({ category }) => category !== "administration")
      .map(({ category, count }) => {
        const earlier = before?.categories.find((one) => one.category === category);
        return [categoryNames[category], count, earlier?.count] as const;
      }),
    ["Alerts", alerts.total, before?.alerts],
    ["Open alerts", alerts.became.open, undefined],
  ] as const;
  return (
    <dl className="widget-figures">
      {figures.map(([name, count, earlier]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number.format(count)}</dd>
          {before !== null && (
            <dd className="dashboard-change">{changeText(count, earlier ?? null)}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const openApp = (): void => {
  void router.navigate({
    target: NavigationTarget.Module,
    moduleKey: "audit-stream",
    path: "dashboard",
  });
};
