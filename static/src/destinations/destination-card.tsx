import Button from "@atlaskit/button/new";
import Lozenge from "@atlaskit/lozenge";
import { useId } from "react";
import type { Delivery, DestinationSummary } from "#contract";
import { Facts } from "../parts/facts";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { AskAdministrator } from "./ask-administrator";
import { DestinationTest } from "./destination-test";
import { PauseButton } from "./pause-button";
import { RedriveButton } from "./redrive-button";
import { routingSummary } from "./routing-summary";
import { StreamStatus } from "./stream-status";
import type { AllowedOrigins } from "./use-allowed-origins";

interface DestinationCardProps {
  destination: DestinationSummary;
  allowed: AllowedOrigins;
  onEdit(): void;
  onLog(state: Delivery["state"] | null): void;
}

const looks = {
  open: ["success", "On"],
  paused: ["moved", "Paused"],
  unset: ["default", "Not set up"],
  unreadable: ["removed", "Unknown kind"],
} as const;

/** One destination: whether it takes alerts, which, and how far it has come. */
export function DestinationCard({ destination, allowed, onEdit, onLog }: DestinationCardProps) {
  const { name, kindTitle, state, pausedBecause, origin, routing, tally, stream } = destination;
  const { role } = useSession();
  const { go } = useRoute();
  const heading = useId();
  const [appearance, word] = looks[state];
  const manages = role === "manager";
  const counts = [
    ["delivered", tally.delivered],
    ["waiting", tally.waiting],
    ["rejected", tally.rejected],
  ] as const;
  return (
    <section className="destination-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{name}</h2>
        <Lozenge appearance={appearance}>{word}</Lozenge>
      </header>
      {(name !== kindTitle || origin !== null) && (
        <p className="faint">
          {kindTitle}
          {origin !== null && <span className="destination-origin"> at {origin}</span>}
        </p>
      )}
      {pausedBecause !== "" && <p className="destination-problem">Paused: {pausedBecause}</p>}
      {origin !== null && allowed.isAllowed(origin) === false && (
        <AskAdministrator destination={destination} origin={origin} allowed={allowed} />
      )}
      <ul className="destination-counts" aria-label={`${tally.queued} queued in all`}>
        {counts.map(([which, count]) => (
          <li key={which}>
            <button type="button" onClick={() => onLog(which)} aria-label={`${count} ${which}`}>
              <b>{new Intl.NumberFormat("en").format(count)}</b> {which}
            </button>
          </li>
        ))}
      </ul>
      <Facts
        of={[
          ["Hears of", routingSummary(routing)],
          stream === null || stream.since === null
            ? null
            : ["Every event", <StreamStatus key="stream" progress={stream} state={state} />],
          tally.oldestWaitingAt === null
            ? null
            : ["Oldest waiting", <Moment key="oldest" at={tally.oldestWaitingAt} />],
          [
            "Last delivered",
            tally.lastDeliveredAt === null ? (
              "Never"
            ) : (
              <Moment key="last" at={tally.lastDeliveredAt} />
            ),
          ],
          tally.lastError === null
            ? null
            : [
                "Last error",
                <span key="error" className="destination-problem">
                  {tally.lastError.text} (<Moment at={tally.lastError.at} />)
                </span>,
              ],
        ]}
      />
      <div className="destination-actions">
        {manages && state !== "unreadable" && (
          <Button spacing="compact" onClick={onEdit}>
            Edit
          </Button>
        )}
        {manages && destination.kind === "jira-issue" && (
          <Button spacing="compact" onClick={() => go("/setup/issues")}>
            {state === "unset" ? "Choose a project" : "Project and fields"}
          </Button>
        )}
        {manages && (state === "open" || state === "paused") && (
          <PauseButton destination={destination} />
        )}
        {role !== "viewer" && tally.rejected > 0 && (
          <RedriveButton destination={destination} count={tally.rejected} />
        )}
        <Button spacing="compact" appearance="subtle" onClick={() => onLog(null)}>
          Log
        </Button>
      </div>
      {manages && (state === "open" || state === "paused") && (
        <DestinationTest destination={destination} />
      )}
    </section>
  );
}
