import type { RuleActivity, RuleSummary } from "#contract";
import { SparkBars } from "../charts/spark-bars";
import { LevelLozenge } from "../parts/level-lozenge";
import { useRoute } from "../route/use-route";
import { useNow } from "../time/use-now";
import { formatAgo } from "../time/format-ago";
import { RuleSwitch } from "./rule-switch";
import { RuleTags } from "./rule-tags";

interface RuleTableProps {
  rules: readonly RuleSummary[];
  activity: readonly RuleActivity[];
  /** Ids of the rules that are to be exported. */
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
  onOpen(id: string): void;
}

/** The rules, one a line, each with its switch. */
export function RuleTable({ rules, activity, chosen, onChoose, onOpen }: RuleTableProps) {
  const { go } = useRoute();
  const now = useNow(60_000);
  const activityOf = new Map(activity.map((one) => [one.ruleId, one]));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <table className="plain-table rule-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">Chosen</span>
          </th>
          <th scope="col">On</th>
          <th scope="col">Rule</th>
          <th scope="col">Level</th>
          <th scope="col">Status</th>
          <th scope="col">Matches, 30 days</th>
          <th scope="col" className="rule-number">
            Alerts, 30 days
          </th>
          <th scope="col">Last match</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <td>
              <input
                type="checkbox"
                aria-label={`Choose ${rule.title}`}
                checked={chosen.has(rule.id)}
                onChange={() => toggle(rule.id)}
              />
            </td>
            <td>
              <RuleSwitch rule={rule} />
            </td>
            <td className="rule-name">
              <button type="button" className="text-button" onClick={() => onOpen(rule.id)}>
                {rule.title}
              </button>
              <div className="rule-description">{rule.description}</div>
              <RuleTags rule={rule} />
            </td>
            <td>
              <LevelLozenge level={rule.level} />
            </td>
            <td>{rule.status}</td>
            <td>
              <Matches activity={activityOf.get(rule.id)} title={rule.title} />
              <Noise activity={activityOf.get(rule.id)} />
            </td>
            <td className="rule-number">
              {rule.alertsLast30Days === 0 ? (
                <span className="faint">0</span>
              ) : (
                <button
                  type="button"
                  className="text-button"
                  aria-label={`${rule.alertsLast30Days} alerts of ${rule.title}`}
                  onClick={() => go("/alerts", new URLSearchParams({ rule: rule.id }))}
                >
                  {new Intl.NumberFormat("en").format(rule.alertsLast30Days)}
                </button>
              )}
            </td>
            <td className="rule-last">
              <LastMatch at={activityOf.get(rule.id)?.lastMatchAt ?? rule.lastAlertAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Matches({ activity, title }: { activity: RuleActivity | undefined; title: string }) {
  if (activity === undefined) return <span className="faint">None</span>;
  const total = activity.days.reduce((sum, count) => sum + count, 0);
  return (
    <SparkBars
      days={activity.days}
      label={`${total} matches of ${title} in 30 days, at most ${Math.max(...activity.days)} a day`}
    />
  );
}

/** Alerts of these days that people closed as no finding: what a rule costs. */
function Noise({ activity }: { activity: RuleActivity | undefined }) {
  if (activity === undefined || activity.closed === 0) return null;
  return (
    <div className="faint">
      {activity.dismissed} of {activity.closed} closed as no finding
    </div>
  );
}

function LastMatch({ at, now }: { at: number | null; now: number }) {
  return at === null ? <span className="faint">Never</span> : formatAgo(at, now);
}
