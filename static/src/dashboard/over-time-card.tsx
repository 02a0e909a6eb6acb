import Button from "@atlaskit/button/new";
import { useState } from "react";
import { Level, type Dashboard } from "#contract";
import { TimeBars } from "../charts/time-bars";
import { readableName } from "../text/readable-name";
import { formatTime } from "../time/format-time";
import type { Zone } from "../time/zone";
import { CountTable } from "./count-table";
import { DashboardCard } from "./dashboard-card";

/** So many products have a colour of their own; the rest share the last. */
const COLOURS = 5;

const views = { products: "Events by product", levels: "Alerts by level" } as const;
const viewNames = ["products", "levels"] as const;

interface OverTimeCardProps {
  dashboard: Dashboard;
  zone: Zone;
  onEvents(range: { from: number; to: number }): void;
  onAlerts(range: { from: number; to: number }): void;
}

/** The range in bars: its events by product, or its alerts by level. */
export function OverTimeCard({ dashboard, zone, onEvents, onAlerts }: OverTimeCardProps) {
  const [view, setView] = useState<keyof typeof views>("products");
  const { points } = dashboard;
  const detail = points.length === 24 ? "minute" : "day";
  const nameOf = (at: number) => formatTime(at, zone, detail);
  const number = new Intl.NumberFormat("en");
  const shown = view === "products" ? byProduct(dashboard) : byLevel(dashboard);
  return (
    <DashboardCard
      title="Events over time"
      size="wide"
      controls={
        <fieldset className="dashboard-switch" aria-label="Shown over time">
          {viewNames.map((one) => (
            <Button
              key={one}
              spacing="compact"
              isSelected={one === view}
              onClick={() => setView(one)}
            >
              {views[one]}
            </Button>
          ))}
        </fieldset>
      }
      table={
        <CountTable
          heads={["From", "Events", "Alerts raised"]}
          rows={points.map((point) => [
            nameOf(point.from),
            number.format(point.total),
            number.format(point.alerts),
          ])}
        />
      }
    >
      <TimeBars
        // What was taken out of one chart says nothing about the other.
        key={view}
        name={`${views[view]} over time`}
        noun={
          view === "products" ? { one: "event", many: "events" } : { one: "alert", many: "alerts" }
        }
        {...shown}
        countedFrom={dashboard.firstHour}
        timeZone={zone === "utc" ? "UTC" : undefined}
        nameOf={nameOf}
        onChoose={view === "products" ? onEvents : onAlerts}
      />
    </DashboardCard>
  );
}

/** The products that have colours, and all others together. */
function byProduct({ points, products }: Dashboard) {
  const shown = products.slice(0, COLOURS).map(({ value }) => value);
  const others = products.length > COLOURS;
  return {
    series: [
      ...shown.map((product, index) => ({
        label: product === "" ? "No product said" : readableName(product),
        tone: String(index),
      })),
      ...(others ? [{ label: "Other products", tone: "other" }] : []),
    ],
    points: points.map(({ from, to, total, products: counted }) => {
      const counts = new Map(counted.map(({ value, count }) => [value, count]));
      const own = shown.map((product) => counts.get(product) ?? 0);
      const rest = total - own.reduce((all, count) => all + count, 0);
      return { from, to, counts: others ? [...own, rest] : own };
    }),
  };
}

function byLevel({ points }: Dashboard) {
  const shown = Level.options.toReversed();
  return {
    series: shown.map((level) => ({ label: readableName(level), tone: level })),
    points: points.map(({ from, to, levels }) => {
      const counts = new Map(levels.map(({ level, count }) => [level, count]));
      return { from, to, counts: shown.map((level) => counts.get(level) ?? 0) };
    }),
  };
}
