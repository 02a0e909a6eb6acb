import SectionMessage from "@atlaskit/section-message";
import { useState } from "react";
import { Framework, type ComplianceReport, type Period } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";
import { ControlDrawer } from "./control-drawer";
import { GapList } from "./gap-list";
import { frameworkNames, stateNames } from "./names";
import { StateMark } from "./state-mark";
import "../parts/plain-table.css";

type Control = ComplianceReport["controls"][number];

/** What was watched for each control of a framework. */
export function ControlsSection({ period }: { period: Period }) {
  const { query, go } = useRoute();
  const [shown, setShown] = useState<string | null>(null);
  const asked = useAsk("compliance/report", { period }, { keep: true });
  const framework = Framework.safeParse(query.get("framework")).data ?? "soc2";
  const choose = (value: Framework) => {
    const next = new URLSearchParams(query);
    next.set("framework", value);
    go("/compliance", next, { replace: true });
  };
  const report = asked.data?.report;
  const controls = report?.controls.filter((control) => control.framework === framework) ?? [];
  const control = controls.find(({ id }) => id === shown);
  return (
    <>
      <fieldset className="compliance-frameworks" aria-label="Framework">
        {Framework.options.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="framework"
              checked={one === framework}
              onChange={() => choose(one)}
            />
            <span>{frameworkNames[one]}</span>
          </label>
        ))}
      </fieldset>
      <Waiting asked={asked} lines={12} />
      {report && (
        <>
          <p className="compliance-about">
            {tellStates(controls)} from <Moment at={period.from} detail="day" /> on, by whole UTC
            days. This tells what was watched in the audit log and what was not; whether a control
            is met takes more than a log.
          </p>
          <Collection report={report} />
          <table className="plain-table control-table">
            <thead>
              <tr>
                <th scope="col">Control</th>
                <th scope="col">State</th>
                <th scope="col">What was not watched</th>
                <th scope="col" className="compliance-number">
                  Events
                </th>
                <th scope="col" className="compliance-number">
                  Alerts
                </th>
                <th scope="col">What became of them</th>
              </tr>
            </thead>
            <tbody>
              {controls.map((one) => (
                <tr key={one.id}>
                  <td>
                    <button type="button" className="text-button" onClick={() => setShown(one.id)}>
                      {one.id}
                    </button>
                    <div className="faint">{one.title}</div>
                  </td>
                  <td>
                    <StateMark state={one.state} />
                  </td>
                  <td>{tellGaps(one, report)}</td>
                  <td className="compliance-number">{number.format(one.events)}</td>
                  <td className="compliance-number">{number.format(sum(one))}</td>
                  <td>{tellOutcomes(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {report && control && (
        <ControlDrawer control={control} report={report} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function Collection({ report }: { report: ComplianceReport }) {
  const { gaps, searchableFrom } = report.collection;
  return (
    <>
      {gaps.length > 0 && (
        <div className="compliance-message">
          <SectionMessage appearance="warning" title="Not all of this period was collected">
            <GapList gaps={gaps} />
          </SectionMessage>
        </div>
      )}
      {searchableFrom !== null && searchableFrom > report.period.from && (
        <p className="faint">
          Single events are searchable from <Moment at={searchableFrom} detail="day" /> on. Older
          ones are counted here, and kept in sealed segments.
        </p>
      )}
      {report.moreAlerts && (
        <p className="faint">
          There were more alerts than are counted here: an evidence pack lists them.
        </p>
      )}
    </>
  );
}

const number = new Intl.NumberFormat("en");

const sum = ({ alerts }: Control): number =>
  alerts.levels.reduce((all, { count }) => all + count, 0);

function tellStates(controls: readonly Control[]): string {
  const parts = (["watched", "partly", "not-watched"] as const).flatMap((state) => {
    const count = controls.filter((control) => control.state === state).length;
    return count === 0 ? [] : [`${count} ${stateNames[state].toLowerCase()}`];
  });
  return `${formatCount(controls.length, "control")}: ${parts.join(", ")},`;
}

function tellGaps(control: Control, report: ComplianceReport): string {
  const rules = new Set(control.gaps.map(({ text }) => text)).size;
  const parts = [
    ...(rules === 0 ? [] : [`${formatCount(rules, "rule")} off at times`]),
    ...(report.collection.gaps.length === 0 ? [] : ["not all collected"]),
  ];
  return parts.join(", ") || "nothing known";
}

function tellOutcomes(control: Control): string {
  const { closed, acknowledged, open, none } = control.alerts.outcomes;
  return [
    [closed, "closed"] as const,
    [acknowledged, "in progress"] as const,
    [open, "open"] as const,
    [none, "without issue"] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${number.format(count)} ${word}`)
    .join(", ");
}
