import type { ComplianceReport } from "#contract";
import { Drawer } from "../parts/drawer";
import { Facts } from "../parts/facts";
import { LevelLozenge } from "../parts/level-lozenge";
import { OutsideLink } from "../parts/outside-link";
import { useRoute } from "../route/use-route";
import { formatCount } from "../text/format-count";
import { GapList } from "./gap-list";
import { frameworkNames } from "./names";
import { StateMark } from "./state-mark";

interface ControlDrawerProps {
  control: ComplianceReport["controls"][number];
  report: ComplianceReport;
  onClose(): void;
}

/** One control: what was watched for it, with which rules, and what was not. */
export function ControlDrawer({ control, report, onClose }: ControlDrawerProps) {
  const { go } = useRoute();
  const topics = report.topics.filter(({ id }) => control.topics.includes(id));
  const gaps = [...report.collection.gaps, ...control.gaps];
  return (
    <Drawer title={`${control.id} ${control.title}`} onClose={onClose}>
      <Facts
        of={[
          ["State", <StateMark key="state" state={control.state} />],
          [
            "Framework",
            <OutsideLink key="link" href={control.reference}>
              {frameworkNames[control.framework]}
            </OutsideLink>,
          ],
          ["Events", formatCount(control.events, "event")],
          control.alerts.levels.length === 0
            ? ["Alerts", "none"]
            : [
                "Alerts",
                <span key="levels" className="control-levels">
                  {control.alerts.levels.map(({ level, count }) => (
                    <span key={level}>
                      {count} <LevelLozenge level={level} />
                    </span>
                  ))}
                </span>,
              ],
        ]}
      />
      <h3>What was not watched</h3>
      {gaps.length === 0 ? <p>Nothing that the app knows of.</p> : <GapList gaps={gaps} />}
      {topics.map((topic) => (
        <section key={topic.id}>
          <h3>{topic.title}</h3>
          <p className="faint">{formatCount(topic.events, "event")} in the period, watched by</p>
          <ul className="control-rules">
            {report.rules
              .filter(({ id }) => topic.rules.includes(id))
              .map((rule) => (
                <li key={rule.id}>
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => go("/rules", new URLSearchParams({ rule: rule.id }))}
                  >
                    {rule.title}
                  </button>
                  <span className="faint">
                    {rule.enabled ? "on" : "off"}, version {rule.version}
                    {rule.changedAt.length > 0 && ", changed in the period"}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}
