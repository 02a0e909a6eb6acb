import type { Dashboard, EventCategory, EventFilter, Level } from "#contract";
import { HeatMap } from "../charts/heat-map";
import { countryName } from "../text/country-name";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { formatDuration } from "../time/format-duration";
import { formatTime } from "../time/format-time";
import { weekdays } from "../time/weekdays";
import type { Zone } from "../time/zone";
import { categoryNames } from "./category-names";
import { CountTable } from "./count-table";
import { AlertsCard } from "./alerts-card";
import { DashboardCard } from "./dashboard-card";
import { Figure } from "./figure";
import { OverTimeCard } from "./over-time-card";
import { RulesCard } from "./rules-card";
import { TopList } from "./top-list";

const hours: readonly string[] = Array.from(
  { length: 24 },
  (_, hour) => `${String(hour).padStart(2, "0")}:00`,
);

interface DashboardCardsProps {
  dashboard: Dashboard;
  zone: Zone;
  /** Shows the events of a filter; without times in it, those of the range. */
  onShow(filter: EventFilter): void;
  /** Shows the alerts that were raised between two moments; of the range where there are none. */
  onAlerts(narrowing: { from?: number; to?: number; level?: Level; ruleId?: string }): void;
}

/** The figures of a range, each a way to its events. */
export function DashboardCards({ dashboard, zone, onShow, onAlerts }: DashboardCardsProps) {
  const { total, before, alerts, lagMs } = dashboard;
  const countBefore = (category: EventCategory) =>
    before?.categories.find((one) => one.category === category)?.count ?? null;
  const number = new Intl.NumberFormat("en");
  return (
    <div className="dashboard">
      <div className="dashboard-figures">
        <Figure
          name="Events"
          value={number.format(total)}
          change={{ count: total, before: before?.total ?? null }}
          onClick={() => onShow({})}
        />
        {dashboard.categories.map(({ category, count, filter }) => (
          <Figure
            key={category}
            name={categoryNames[category]}
            value={number.format(count)}
            change={{ count, before: countBefore(category) }}
            onClick={() => onShow(filter)}
          />
        ))}
        <Figure
          name="Alerts"
          value={number.format(alerts.total)}
          change={{ count: alerts.total, before: before?.alerts ?? null }}
          onClick={() => onAlerts({})}
        />
        <Figure
          name="Time to acknowledge"
          value={
            alerts.became.timeToAcknowledge === null
              ? "not measured"
              : formatDuration(alerts.became.timeToAcknowledge.medianMs)
          }
        />
        <Figure
          name="Collection lag"
          value={lagMs === null ? "no events" : formatDuration(lagMs)}
        />
      </div>
      <OverTimeCard
        dashboard={dashboard}
        zone={zone}
        onEvents={({ from, to }) => onShow({ from, to })}
        onAlerts={({ from, to }) => onAlerts({ from, to })}
      />
      <AlertsCard alerts={alerts} onOpen={(level) => onAlerts(level === null ? {} : { level })} />
      <RulesCard alerts={alerts} onOpen={(ruleId) => onAlerts({ ruleId })} />
      <DashboardCard
        title="Activity by weekday and hour"
        table={
          <CountTable
            heads={["Weekday", "Hour", "Events"]}
            rows={dashboard.week.flatMap((counts, day) =>
              counts.flatMap((count, hour) =>
                count === 0 ? [] : [[weekdays[day] ?? "", hours[hour] ?? "", number.format(count)]],
              ),
            )}
          />
        }
      >
        <HeatMap
          name="Events by weekday and hour"
          rows={weekdays.map((day) => day.slice(0, 3))}
          columns={hours}
          isLabelled={(hour) => hour % 3 === 0}
          counts={dashboard.week}
          tell={(day, hour) =>
            `${weekdays[day]} ${hours[hour]}: ${formatCount(dashboard.week[day]?.[hour] ?? 0, "event")}`
          }
        />
      </DashboardCard>
      <DashboardCard title="New countries">
        {dashboard.newCountries.length === 0 ? (
          <p className="faint">No event came from a country that the log had not seen before.</p>
        ) : (
          <div className="dashboard-scroll">
            <CountTable
              heads={["Country", "First seen"]}
              rows={dashboard.newCountries.map(({ country, hour }) => [
                countryName(country),
                formatTime(hour, zone),
              ])}
            />
          </div>
        )}
        {dashboard.firstHour !== null && dashboard.firstHour >= dashboard.from && (
          <p className="faint">The log begins in this range, so every country is new.</p>
        )}
      </DashboardCard>
      <DashboardCard title="Top actors" size="list">
        <TopList
          of={dashboard.actors}
          total={total}
          isCompared={before !== null}
          noun="Actor"
          nothingSaid="No account said"
          nameOf={({ label }) => label}
          onChoose={(actor) => onShow({ actors: [actor] })}
        />
      </DashboardCard>
      <DashboardCard title="Top actions" size="list">
        <TopList
          of={dashboard.actions}
          total={total}
          isCompared={before !== null}
          noun="Action"
          nothingSaid="No action said"
          nameOf={({ value }) => readableName(value)}
          onChoose={(action) => onShow({ actions: [action] })}
        />
      </DashboardCard>
      <DashboardCard title="Top countries" size="list">
        <TopList
          of={dashboard.countries}
          total={total}
          isCompared={before !== null}
          noun="Country"
          nothingSaid="No country said"
          nameOf={({ value }) => countryName(value)}
          onChoose={(country) => onShow({ countries: [country] })}
        />
      </DashboardCard>
      <DashboardCard title="Top IP addresses" size="list">
        <TopList
          of={dashboard.ips}
          total={total}
          isCompared={before !== null}
          noun="Address"
          nothingSaid="No address said"
          nameOf={({ value }) => value}
          onChoose={(ip) => onShow({ ip })}
        />
      </DashboardCard>
    </div>
  );
}
