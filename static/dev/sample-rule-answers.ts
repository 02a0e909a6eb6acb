import type {
  AuditEvent,
  ProcedureInput,
  ProcedureName,
  ProcedureOutput,
  RuleSummary,
} from "#contract";

type Answers<Name extends ProcedureName> = {
  [Each in Name]: (input: ProcedureInput<Each>) => ProcedureOutput<Each>;
};
const hour = 3_600_000;
const day = 24 * hour;

/** Made-up answers about rules: their texts, versions, trials, bundles and lists. */
export function sampleRuleAnswers(
  rules: readonly RuleSummary[],
  events: readonly AuditEvent[],
  now: number,
): Answers<
  | "rules/save-settings"
  | "rules/activity"
  | "rules/get"
  | "rules/save"
  | "rules/delete"
  | "rules/versions"
  | "rules/restore"
  | "rules/try"
  | "rules/explain"
  | "rules/export"
  | "rules/read-bundle"
  | "rules/import"
  | "lists/list"
  | "lists/save"
  | "lists/delete"
  | "suppressions/list"
  | "suppressions/try"
  | "suppressions/save"
  | "suppressions/end"
  | "suppressions/delete"
> {
  const ruleOf = (id: string) => {
    const rule = rules.find((one) => one.id === id) ?? rules[0];
    if (!rule) throw new Error("not there");
    return rule;
  };
  return {
    "rules/save-settings": ({ version }) => ({ version: version + 1 }),
    "rules/activity": () => ({
      activity: rules
        .filter(({ alertsLast30Days }) => alertsLast30Days > 0)
        .map(({ id, alertsLast30Days, lastAlertAt }) => ({
          ruleId: id,
          days: Array.from({ length: 30 }, (_, index) =>
            (index * 7 + alertsLast30Days) % 5 === 0 ? alertsLast30Days + (index % 4) : 0,
          ),
          alerts: alertsLast30Days,
          closed: Math.floor(alertsLast30Days / 2),
          dismissed: Math.floor(alertsLast30Days / 3),
          lastMatchAt: lastAlertAt,
        })),
    }),
    "rules/get": ({ id }) => ({
      rule: ruleOf(id),
      yaml: `${ruleOf(id).yaml}${examples}`,
      version: 3,
    }),
    "rules/save": ({ id, version }) => ({ id: id ?? "rule-new", version: version + 1 }),
    "rules/delete": () => ({}),
    "rules/versions": ({ id }) => ({
      versions: [3, 2, 1].map((version) => ({
        version,
        savedAt: now - (4 - version) * day,
        savedBy: version === 2 ? "712020:grace" : "712020:ada",
        yaml:
          version === 2
            ? null
            : `${ruleOf(id).yaml.replace("level: high", `level: ${version === 1 ? "low" : "high"}`)}${examples}`,
      })),
    }),
    "rules/restore": ({ id, version }) => ({ id, version: version + 1 }),
    "rules/try": ({ yaml }) => {
      const action = /action: (\w+)/.exec(yaml)?.[1];
      const shown = events
        .slice(0, 60)
        .map((event) => ({ event, matched: event.action === action }));
      return {
        problems: [],
        tried: Math.min(events.length, 1_800),
        matched: shown.filter(({ matched }) => matched).length,
        span: events.length === 0 ? null : { from: now - 2 * day, to: now },
        untried: 0,
        events: shown.toSorted((a, b) => Number(b.matched) - Number(a.matched)).slice(0, 40),
      };
    },
    "rules/explain": () => ({
      rules: [
        {
          id: "r",
          title: "The rule",
          condition: {
            kind: "condition",
            text: "and",
            verdict: false,
            wanted: [],
            seen: [],
            parts: [
              test("action", ["user_login"], ["user_login"], true),
              test("country", ["Iceland"], ["Germany"], false),
            ],
          },
        },
      ],
    }),
    "rules/export": ({ ids }) => {
      const chosen = rules.filter(({ id, origin }) => (ids ? ids.includes(id) : origin === "own"));
      return { yaml: chosen.map(({ yaml }) => yaml).join("---\n"), count: chosen.length };
    },
    "rules/read-bundle": () => ({ entries }),
    "rules/import": ({ numbers }) => ({
      entries: entries.map((one) =>
        numbers.includes(one.number) ? { ...one, state: "imported" as const } : one,
      ),
    }),
    "lists/list": () => ({
      lists: [
        {
          name: "office",
          description: "Our offices",
          values: ["192.0.2.0/24"],
          version: 1,
          usedBy: ["Sign-in from elsewhere"],
        },
        { name: "break-glass", description: "", values: ["712020:ada"], version: 2, usedBy: [] },
      ],
    }),
    "lists/save": ({ version }) => ({ version: version + 1 }),
    "lists/delete": () => ({}),
    "suppressions/list": () => ({
      names: [
        { accountId: "5b10a2844c20165700ede21g", name: "Ada Lovelace" },
        { accountId: "712020:backup", name: "Backup service" },
      ],
      suppressions: rules.length === 0 ? [] : sampleSuppressions(rules, now),
    }),
    "suppressions/try": ({ conditions }) => ({
      tried: Math.min(events.length, 4_210),
      span: events.length === 0 ? null : { from: now - 2 * day, to: now },
      matched: conditions.rules === "all" ? 214 : 31,
      silenced: Math.min(events.length, 12),
      events: events.slice(0, 10),
    }),
    "suppressions/save": ({ id, version }) => ({ id: id ?? "s3", version: version + 1 }),
    "suppressions/end": ({ version }) => ({ version: version + 1 }),
    "suppressions/delete": () => ({}),
  };
}

const test = (text: string, wanted: string[], seen: string[], verdict: boolean) => ({
  kind: "test" as const,
  text,
  verdict,
  wanted,
  seen,
  parts: [],
});

const entry = (number: number, state: "new" | "changed" | "same" | "refused", title: string) => ({
  number,
  id: `rule-${number}`,
  title,
  state,
  replacesPrebuilt: state === "changed",
  reasons: [],
});

const entries = [
  entry(1, "new", "Domain removed at night"),
  entry(2, "changed", "API key created"),
  entry(3, "same", "Audit log exported"),
  { ...entry(4, "refused", ""), reasons: ["Line 41: The key __proto__ is not allowed."] },
];

const examples = `audit-stream:
  examples:
    match:
      - { id: a, attributes: { time: "2026-01-05T08:00:00Z", action: user_granted_role }, context: [{ attributes: { name: org admin } }] }
`;

const sampleSuppressions = (
  rules: readonly RuleSummary[],
  now: number,
): ProcedureOutput<"suppressions/list">["suppressions"] => [
  {
    id: "s1",
    version: 1,
    silenced: { count: 1_204, last: now - 2 * hour },
    suppression: {
      reason: "The nightly backup signs in from the data centre (OPS-1204)",
      rules: [rules[1]?.id ?? "rule-1", rules[2]?.id ?? "rule-2"],
      actors: ["712020:backup", "backup@example.com"],
      ipRanges: ["192.0.2.0/24", "2001:db8::/32"],
      products: ["jira"],
      hours: { days: [0, 1, 2, 3, 4], from: "22:00", to: "06:00", zone: "Europe/Berlin" },
      expiresAt: now + 20 * day,
      createdAt: now - 3 * day,
      createdBy: "5b10a2844c20165700ede21g",
    },
  },
  {
    id: "s3",
    version: 1,
    silenced: null,
    suppression: {
      reason: "Expected: Product access granted by Grace Hopper",
      rules: [rules[0]?.id ?? "rule-0"],
      actors: ["712020:grace"],
      expiresAt: now + 7 * day,
      createdAt: now - hour,
      createdBy: "5b10a2844c20165700ede21g",
    },
  },
  {
    id: "s2",
    version: 1,
    silenced: { count: 31, last: now - 2 * day },
    suppression: {
      reason: "Migration weekend",
      rules: "all",
      actorList: "break-glass",
      from: now - 4 * day,
      to: now - 2 * day,
      expiresAt: now - day,
      createdAt: now - 9 * day,
      createdBy: "2",
    },
  },
];
