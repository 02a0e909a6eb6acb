import type { RuleSummary } from "#contract";
import { LevelLozenge } from "../parts/level-lozenge";
import { useRoute } from "../route/use-route";
import { useNow } from "../time/use-now";
import { formatAgo } from "../time/format-ago";
import { RuleSwitch } from "./rule-switch";
import { RuleTags } from "./rule-tags";

interface RuleTableProps {
  rules: readonly RuleSummary[];
  onOpen(id: string): void;
}

/** The rules, one a line, each with its switch. */
export function RuleTable({ rules, onOpen }: RuleTableProps) {
  const { go } = useRoute();
  const now = useNow(60_000);
  return (
    <table className="plain-table rule-table">
      <thead>
        <tr>
          <th scope="col">On</th>
          <th scope="col">Rule</th>
          <th scope="col">Level</th>
          <th scope="col" className="rule-number">
            Alerts, 30 days
          </th>
          <th scope="col">Last alert</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
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
              {rule.lastAlertAt === null ? (
                <span className="faint">Never</span>
              ) : (
                formatAgo(rule.lastAlertAt, now)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
