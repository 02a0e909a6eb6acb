import type { Health, StreamProgress } from "#contract";

const minute = 60_000;
const hour = 60 * minute;

/** Made-up streams of every event: one that is up to date, one with every trouble. */
export function sampleStreams(
  now: number,
): Readonly<Record<"fine" | "failing", StreamProgress>> & { health: Health["streams"] } {
  const fine: StreamProgress = {
    enabled: true,
    since: now - 90 * 24 * hour,
    sent: 182_345,
    refused: 0,
    skipped: 0,
    behind: 0,
    behindSince: null,
    caughtUp: true,
    newestSentAt: now - 6 * minute,
    sentAt: now - 2 * minute,
    waiting: null,
    refusals: [],
  };
  const failing: StreamProgress = {
    ...fine,
    sent: 12_345,
    behind: 2_310,
    behindSince: now - 3 * hour,
    skipped: 87,
    refused: 1,
    waiting: {
      reason: "The webhook's server answered 503: maintenance until 14:00",
      until: now + 12 * minute,
    },
    refusals: [
      {
        key: "5f0c9a3be1d24478a6f0b1c2d3e4f506",
        reason: "The webhook's server answered 400: unknown field",
        at: now - 26 * hour,
      },
    ],
  };
  const open = { isPaused: false, pausedBecause: "" };
  return {
    fine,
    failing,
    health: [
      { id: "splunk-2", name: "Splunk", ...open, progress: fine },
      { id: "siem-1", name: "SIEM in Frankfurt", ...open, progress: failing },
    ],
  };
}
