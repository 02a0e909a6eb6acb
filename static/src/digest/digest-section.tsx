import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import type { DestinationSummary, ProcedureOutput } from "#contract";
import { DeliveryMark } from "../alerts/delivery-mark";
import { useAsk } from "../ask/use-ask";
import { Facts } from "../parts/facts";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { clockHour } from "./clock-hour";
import { DigestDrawer } from "./digest-drawer";
import { weekdays } from "../time/weekdays";
import "./digest.css";

type Shown = ProcedureOutput<"digest/get">;

/** Whether, when and where to the weekly digest goes, and what became of the last one. */
export function DigestSection({ destinations }: { destinations: readonly DestinationSummary[] }) {
  const { query, go } = useRoute();
  const { role } = useSession();
  const asked = useAsk("digest/get", {}, { every: 60_000 });
  const targets = destinations.filter(({ takesDigests }) => takesDigests);
  const shown = asked.data;
  const open = () => go("/destinations", new URLSearchParams({ digest: "open" }));
  const close = () => go("/destinations", undefined, { replace: true });
  const opener =
    role !== "manager" || targets.length === 0
      ? "What it would say"
      : shown?.settings.enabled
        ? "Change"
        : "Set up";

  return (
    <section className="digest" aria-labelledby="digest-title">
      <header className="destinations-head">
        <h2 id="digest-title">Weekly digest</h2>
        {shown && (
          <Lozenge appearance={shown.settings.enabled ? "success" : "default"}>
            {shown.settings.enabled ? "On" : "Off"}
          </Lozenge>
        )}
      </header>
      <Waiting asked={asked} lines={3} />
      {shown && !shown.settings.enabled && (
        <p className="digest-lead">
          A summary of each week beside the one before: events, alerts and what became of them,
          failed logins, privilege and policy changes, new countries, who was most active, and what
          may be missing.
          {targets.length === 0 &&
            " There is no destination for it yet: add a chat or a SIEM at the top of this page. Jira issues are made of alerts only."}
        </p>
      )}
      {shown && (shown.settings.enabled || shown.last !== null) && (
        <FactsOfDigest shown={shown} destinations={destinations} />
      )}
      {shown && (
        <Button spacing="compact" onClick={open}>
          {opener}
        </Button>
      )}
      {shown && query.get("digest") !== null && (
        <DigestDrawer shown={shown} targets={targets} onClose={close} />
      )}
    </section>
  );
}

interface FactsOfDigestProps {
  shown: Shown;
  destinations: readonly DestinationSummary[];
}

function FactsOfDigest({ shown, destinations }: FactsOfDigestProps) {
  const { settings, nextEnd, last } = shown;
  const chosen = destinations.filter(({ id }) => settings.destinationIds.includes(id));
  const plan: Fact[] = [
    [
      "When",
      `Every ${weekdays[settings.weekday] ?? ""} at ${clockHour(settings.hour)}, ${settings.zone}`,
    ],
    [
      "Where",
      chosen.length === 0 ? (
        <span key="where" className="digest-problem">
          The destinations that were chosen are gone. Choose others, so that somebody gets it.
        </span>
      ) : (
        chosen
          .map(({ name, state }) => (state === "paused" ? `${name} (paused: it waits)` : name))
          .join(", ")
      ),
    ],
    nextEnd === null
      ? null
      : [
          "Next week ends",
          <span key="next">
            <Moment at={nextEnd} />; it is sent within two hours
          </span>,
        ],
  ];
  const done: Fact[] =
    last === null
      ? []
      : [
          ["Last week ended", <Moment key="to" at={last.digest.to} />],
          ["Sent", <Sent key="sent" deliveries={last.deliveries} destinations={destinations} />],
        ];
  return <Facts of={[...(settings.enabled ? plan : []), ...done]} />;
}

type Fact = Parameters<typeof Facts>[0]["of"][number];

interface SentProps {
  deliveries: NonNullable<Shown["last"]>["deliveries"];
  destinations: readonly DestinationSummary[];
}

function Sent({ deliveries, destinations }: SentProps) {
  const nameOf = (id: string) => destinations.find((one) => one.id === id)?.name;
  if (deliveries.length === 0) return <>Nowhere: no destination was left</>;
  return (
    <ul className="digest-sent">
      {deliveries.map(({ key, destinationId, state, lastError }) => (
        <li key={key}>
          {nameOf(destinationId) ?? <span className="faint">removed destination</span>}{" "}
          <DeliveryMark state={state} />
          {lastError !== "" && <span className="digest-problem"> {lastError}</span>}
        </li>
      ))}
    </ul>
  );
}
