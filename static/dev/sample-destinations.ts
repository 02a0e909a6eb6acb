import { sampleStreams } from "./sample-streams.ts";
import type { DestinationSummary, ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { formOf } from "#destinations/form-of";
import { registry } from "#destinations/registry";

type Names = Extract<ProcedureName, `destinations/${string}` | `deliveries/${string}`>;
type Answers = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const minute = 60_000;
const hour = 60 * minute;
const everything = { ruleIds: [], products: [], actorGroups: [] };

/** Made-up destinations in every state, and a delivery log. */
export function sampleDestinations(look: string, now: number): Answers {
  const isEmpty = look === "empty";
  const deliveries = isEmpty ? [] : sampleDeliveries(now);
  return {
    "destinations/list": () => ({
      destinations: isEmpty
        ? [{ ...jira(now), state: "unset", tally: nothing }]
        : [jira(now), slack(now), siem(now), gone(now)],
      forms,
      lists: ["contractors", "vip-accounts"],
    }),
    "destinations/get": ({ id }) => ({
      kind: id === "jira-issue" || id === "slack-1" ? id.replace("-1", "") : "webhook",
      name: "SIEM in Frankfurt",
      settings: { address: "https://siem.example.com/audit", headerName: "Authorization" },
      routing: { ...everything, minimumLevel: "high", products: ["jira"] },
      secretsSet: ["signing", "previous-signing", "header"],
      stream: { enabled: id === "siem-1", hasBegun: id === "siem-1" },
      version: 3,
    }),
    "destinations/save": () => ({ id: "siem-1", version: 4 }),
    "destinations/delete": () => ({}),
    "destinations/set-enabled": () => ({ version: 4 }),
    "destinations/test": ({ id }) =>
      id === "siem-1"
        ? {
            result: "retry",
            reason: "The webhook's server answered 503: maintenance",
            reference: "",
            answer: { status: 503, body: "maintenance until 14:00", tookMs: 231 },
          }
        : {
            result: "delivered",
            reason: "",
            reference: id === "jira-issue" ? "SEC-42" : "7e57a0b1c2d3e4f5a6b7c8d9e0f1a2b3",
            answer: id === "jira-issue" ? null : { status: 200, body: "ok", tookMs: 88 },
          },
    "deliveries/list": ({ destinationId, state, after, limit }) => {
      const chosen = deliveries.filter(
        (one) =>
          (destinationId === undefined || one.destinationId === destinationId) &&
          (state === undefined || one.state === state) &&
          (after === null || one.createdAt < after.createdAt),
      );
      const page = chosen.slice(0, limit);
      const last = page.at(-1);
      const isEnd = last === undefined || page.length === chosen.length;
      return {
        deliveries: page,
        next: isEnd ? null : { createdAt: last.createdAt, key: last.key },
      };
    },
    "deliveries/redrive": () => ({ queued: 5 }),
  };
}

const nothing = {
  queued: 0,
  waiting: 0,
  delivered: 0,
  rejected: 0,
  oldestWaitingAt: null,
  lastDeliveredAt: null,
  lastError: null,
};

const jira = (now: number): DestinationSummary => ({
  id: "jira-issue",
  kind: "jira-issue",
  kindTitle: "Jira issue",
  name: "Jira issue",
  state: "open",
  takesDigests: false,
  pausedBecause: "",
  origin: null,
  routing: everything,
  stream: null,
  tally: { ...nothing, queued: 31, delivered: 31, lastDeliveredAt: now - 4 * minute },
  version: 0,
});

const slack = (now: number): DestinationSummary => ({
  ...jira(now),
  id: "slack-1",
  takesDigests: true,
  kind: "slack",
  kindTitle: "Slack",
  name: "#security",
  routing: { ...everything, minimumLevel: "high" },
  tally: {
    ...nothing,
    queued: 12,
    delivered: 10,
    waiting: 2,
    oldestWaitingAt: now - 90_000,
    lastDeliveredAt: now - 2 * hour,
    lastError: { text: "Slack answered 429", at: now - minute },
  },
  version: 1,
});

const siem = (now: number): DestinationSummary => ({
  ...jira(now),
  id: "siem-1",
  takesDigests: true,
  kind: "webhook",
  kindTitle: "Webhook",
  name: "SIEM in Frankfurt",
  origin: "https://siem.example.com",
  routing: {
    minimumLevel: "medium",
    ruleIds: ["rule-0", "rule-1"],
    products: ["jira", "confluence"],
    actorGroups: ["contractors"],
  },
  stream: sampleStreams(now).failing,
  tally: {
    queued: 48,
    delivered: 41,
    waiting: 2,
    rejected: 5,
    oldestWaitingAt: now - 7 * hour,
    lastDeliveredAt: now - 8 * hour,
    lastError: { text: "The webhook's server answered 503: maintenance", at: now - 9 * minute },
  },
  version: 3,
});

const gone = (now: number): DestinationSummary => ({
  ...jira(now),
  id: "splunk-1",
  takesDigests: true,
  kind: "splunk-hec",
  kindTitle: "Splunk",
  name: "Splunk of the old company with a name that is rather long",
  state: "paused",
  pausedBecause: "Splunk answered 410",
  origin: "https://http-inputs-example.splunkcloud.com:8088",
  stream: { ...sampleStreams(now).fine, behind: 4_120, behindSince: now - 30 * hour },
  tally: { ...nothing, queued: 3, waiting: 3, oldestWaitingAt: now - 30 * hour },
  version: 2,
});

function sampleDeliveries(now: number): ProcedureOutput<"deliveries/list">["deliveries"] {
  return Array.from({ length: 70 }, (_, index) => {
    const state = (["delivered", "delivered", "waiting", "rejected"] as const)[index % 4];
    return {
      key: index.toString(16).padStart(32, "d"),
      alertKey: (index + 1).toString(16).padStart(32, "a"),
      alertTitle:
        ["Organization admin granted to Pat Example", "API token created", "Audit log exported"][
          index % 4
        ] ?? "",
      destinationId:
        ["jira-issue", "slack-1", "siem-1", "removed"][(index + Math.floor(index / 4)) % 4] ?? "",
      kind:
        (["alert", "match", "count", index === 7 ? "digest" : "forward"] as const)[index % 4] ??
        "alert",
      subject: "",
      state: state ?? "delivered",
      attempts: 1 + ((index * 3) % 5),
      dueAt: now + 4 * minute,
      reference: index % 4 === 0 ? `SEC-${index + 1}` : "",
      lastError: index % 4 < 2 ? "" : "The webhook's server answered 503: maintenance until 14:00",
      createdAt: now - index * 40 * minute,
      updatedAt: now - index * 40 * minute + 20_000,
    };
  });
}

const forms = Object.values(registry)
  .filter(({ kind }) => kind !== "jira-issue")
  .map(formOf);
