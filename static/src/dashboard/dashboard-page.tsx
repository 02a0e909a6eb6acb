import Button from "@atlaskit/button/new";
import SectionMessage from "@atlaskit/section-message";
import { useContext, useState } from "react";
import type { Dashboard, EventFilter, Level, ProcedureInput } from "#contract";
import type { AlertView } from "../alerts/alert-view";
import { writeAlertView } from "../alerts/write-alert-view";
import { useAsk } from "../ask/use-ask";
import type { EventView } from "../events/event-view";
import { writeEventView } from "../events/write-event-view";
import { Empty } from "../parts/empty";
import { Failed } from "../parts/failed";
import { useRoute } from "../route/use-route";
import { formatCount } from "../text/format-count";
import { formatTime } from "../time/format-time";
import type { Zone } from "../time/zone";
import { ZoneContext } from "../time/zone-context";
import { DashboardCards } from "./dashboard-cards";
import { DashboardLoading } from "./dashboard-loading";
import "./dashboard.css";

const ranges = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
  "180d": "180 days",
} as const satisfies Record<ProcedureInput<"dashboard/get">["range"], string>;
interface AlertNarrowing {
  from?: number;
  to?: number;
  level?: Level;
  ruleId?: string;
}
type Range = keyof typeof ranges;

/** What happened in the organization, in figures; each leads to its events. */
export function DashboardPage() {
  const [range, setRange] = useState<Range>("7d");
  const { zone } = useContext(ZoneContext);
  const { go } = useRoute();
  const zoneName = zone === "utc" ? "UTC" : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const asked = useAsk("dashboard/get", { range, zone: zoneName }, { every: 60_000, keep: true });
  const shown = asked.data;

  const show = (filter: EventFilter) => {
    const view: EventView = {
      actions: filter.actions ?? [],
      products: filter.products ?? [],
      actors: filter.actors ?? [],
      countries: filter.countries ?? [],
      outcomes: filter.outcomes ?? [],
      ip: filter.ip ?? "",
      text: "",
      range: {
        kind: "between",
        from: filter.from ?? shown?.from ?? null,
        to: filter.to ?? shown?.to ?? null,
      },
    };
    go("/events", writeEventView(view));
  };

  const showAlerts = ({ from, to, level, ruleId }: AlertNarrowing) => {
    const range = { from: from ?? shown?.from ?? null, to: to ?? shown?.to ?? null };
    const view: AlertView = {
      ruleId: ruleId ?? null,
      level: level ?? null,
      // The figures count what was collected as it happened.
      time: "live",
      range: { kind: "between", ...range },
    };
    go("/alerts", writeAlertView(view));
  };

  return (
    <>
      <div className="dashboard-top">
        <fieldset className="dashboard-bar" aria-label="Range">
          {(Object.keys(ranges) as Range[]).map((one) => (
            <Button key={one} isSelected={one === range} onClick={() => setRange(one)}>
              {ranges[one]}
            </Button>
          ))}
        </fieldset>
        <Button onClick={() => go("/destinations", new URLSearchParams({ digest: "open" }))}>
          Weekly digest
        </Button>
      </div>
      <p className="dashboard-range">
        {shown &&
          `${formatTime(shown.from, zone)} – ${formatTime(Math.min(shown.now, shown.to), zone)}, ${zoneName}. ${besideText(shown, zone)}`}
      </p>
      {asked.isError && (
        <Failed
          error={asked.error}
          onRetry={() => void asked.refetch()}
          isRetrying={asked.isFetching}
        />
      )}
      {asked.isPending && <DashboardLoading />}
      {shown && shown.waiting > 0 && (
        <SectionMessage>
          {`${formatCount(shown.waiting, "hour")} with new events ${shown.waiting === 1 ? "is" : "are"} still to be counted; the figures lack what is new there. Counting goes on by itself, with each poll.`}
        </SectionMessage>
      )}
      {shown &&
        (shown.firstHour === null ? (
          <Empty
            title="Nothing counted yet"
            action={<Button onClick={() => go("/health")}>Look at collecting</Button>}
          >
            Figures appear a minute after the first events are collected.
          </Empty>
        ) : (
          <DashboardCards dashboard={shown} zone={zone} onShow={show} onAlerts={showAlerts} />
        ))}
    </>
  );
}

/** What the changes of the figures are from. */
function besideText({ firstHour, before }: Dashboard, zone: Zone): string {
  if (firstHour === null) return "";
  return before === null
    ? "No earlier period to compare with: the log was not read whole then."
    : `Changes are from ${formatTime(before.from, zone)} – ${formatTime(before.to, zone)}.`;
}
