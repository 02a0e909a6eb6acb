import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { exampleNotices } from "#destinations/example-notices";

type Names = Extract<ProcedureName, `digest/${string}`>;
type Answers = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const hour = 3_600_000;
const day = 24 * hour;

/** A made-up digest: on, with a last one that has arrived at one place of two; off where all is empty. */
export function sampleDigest(look: string, now: number): Answers {
  const isEmpty = look === "empty";
  const { digest } = exampleNotices().digest;
  const shifted = (to: number): ProcedureOutput<"digest/preview">["digest"] => {
    const later = to - digest.to;
    const gaps = digest.collection.gaps.map(({ from, to: end, text }) => ({
      from: from + later,
      to: end === null ? null : end + later,
      text,
    }));
    const moved = { from: to - 7 * day, to, madeAt: to + hour };
    const collection = { ...digest.collection, gaps: look === "ill" ? gaps : [] };
    return { ...digest, ...moved, collection };
  };
  const thisHour = now - (now % hour);
  const last = shifted(thisHour - 2 * day);
  const delivery = (destinationId: string, state: "delivered" | "rejected", lastError: string) => ({
    key: destinationId.length.toString(16).padStart(32, "e"),
    alertKey: "f".repeat(32),
    destinationId,
    kind: "digest" as const,
    subject: last.week,
    state,
    attempts: 1,
    dueAt: last.madeAt,
    reference: "",
    lastError,
    createdAt: last.madeAt,
    updatedAt: last.madeAt,
  });
  return {
    "digest/get": () => ({
      settings: {
        enabled: !isEmpty,
        weekday: 0,
        hour: 8,
        zone: isEmpty ? "UTC" : "Europe/Berlin",
        destinationIds: isEmpty ? [] : ["slack-1", "splunk-1"],
      },
      version: isEmpty ? 0 : 2,
      nextEnd: isEmpty ? null : thisHour + 5 * day,
      last: isEmpty
        ? null
        : {
            digest: last,
            deliveries: [
              delivery("slack-1", "delivered", ""),
              delivery("splunk-1", "rejected", "Splunk answered 410"),
            ],
          },
    }),
    "digest/save": () => ({ version: 3 }),
    "digest/preview": () => ({
      digest: isEmpty
        ? { ...shifted(thisHour), ...nothing, newCountries: null }
        : shifted(thisHour),
    }),
    "digest/send-test": ({ destinationId }) =>
      destinationId === "siem-1"
        ? {
            result: "retry",
            reason: "The webhook's server answered 503: maintenance",
            reference: "",
            answer: { status: 503, body: "maintenance until 14:00", tookMs: 231 },
          }
        : {
            result: "delivered",
            reason: "",
            reference: "7e57a0b1c2d3e4f5a6b7c8d9e0f1a2b3",
            answer: { status: 200, body: "ok", tookMs: 88 },
          },
  };
}

const none = { count: 0, before: null };
const nothing = {
  events: none,
  products: [],
  actors: [],
  categories: (["failed-login", "privilege", "policy", "administration"] as const).map(
    (category) => ({ category, ...none }),
  ),
  alerts: {
    ...none,
    levels: [],
    rules: [],
    became: { looked: 0, open: 0, acknowledged: 0, closed: 0, timeToAcknowledge: null },
  },
};
