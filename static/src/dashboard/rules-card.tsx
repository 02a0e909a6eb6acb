import type { Dashboard } from "#contract";
import { ShareBar } from "../charts/share-bar";
import { DashboardCard } from "./dashboard-card";

interface RulesCardProps {
  alerts: Dashboard["alerts"];
  /** Shows the alerts of a rule. */
  onOpen(ruleId: string): void;
}

/** The rules that raised the most alerts of the range. */
export function RulesCard({ alerts: { total, rules }, onOpen }: RulesCardProps) {
  const number = new Intl.NumberFormat("en");
  const most = Math.max(...rules.map(({ count }) => count));
  const others = total - rules.reduce((sum, { count }) => sum + count, 0);
  return (
    <DashboardCard title="Rules that raised alerts">
      {rules.length === 0 ? (
        <p className="faint">No rule raised an alert in this range.</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">
                <span className="hidden">Volume</span>
              </th>
              <th scope="col" className="number">
                Alerts
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ id, title, count }) => (
              <tr key={id}>
                <td>
                  <button type="button" className="dashboard-link" onClick={() => onOpen(id)}>
                    {title}
                  </button>
                </td>
                <td className="dashboard-volume" aria-label={`Bar of ${number.format(count)}`}>
                  <ShareBar count={count} most={most} />
                </td>
                <td className="number">{number.format(count)}</td>
              </tr>
            ))}
            {others > 0 && (
              <tr>
                <td colSpan={2}>All others</td>
                <td className="number">{number.format(others)}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </DashboardCard>
  );
}
