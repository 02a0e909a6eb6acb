import type { OtherSources } from "#contract";

/** Both other sources at work; refused where the site is ill, off where it is empty. */
export function sampleSources(look: string, now: number): OtherSources {
  if (look === "empty") {
    return {
      siteLog: {
        enabled: false,
        state: "off",
        status: null,
        lastPollAt: null,
        overdueSince: null,
        lastArrivalAt: null,
        stored: 0,
      },
      webhook: { lastArrivalAt: null, deliveries: 0, stored: 0, known: 0 },
    };
  }
  const isIll = look === "ill";
  return {
    siteLog: {
      enabled: true,
      state: isIll ? "refused" : "collecting",
      status: isIll ? 403 : null,
      lastPollAt: now - 140_000,
      overdueSince: null,
      lastArrivalAt: now - 3_000_000,
      stored: 1_284,
    },
    webhook: { lastArrivalAt: now - 20_000, deliveries: 3_107, stored: 7_420, known: 88 },
  };
}
