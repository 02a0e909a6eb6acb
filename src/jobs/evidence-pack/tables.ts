import type { AccessHolder, ChangeRecord, ComplianceReport, KeyRecord } from "#contract";
import type { FollowedAlert } from "#reports/compliance/read-alerts";
import type { Columns } from "./csv";
import { names } from "./names";

const time = (at: number | null): string => (at === null ? "" : new Date(at).toISOString());

const stretches = (
  gaps: ReadonlyArray<{ readonly from: number; readonly to: number | null; readonly text: string }>,
): string =>
  gaps
    .map(({ from, to, text }) => `${text}: ${time(from)} to ${to === null ? "now" : time(to)}`)
    .join("; ");

const sum = (alerts: ComplianceReport["controls"][number]["alerts"]): number =>
  alerts.levels.reduce((all, { count }) => all + count, 0);

type Control = ComplianceReport["controls"][number];
type Rule = ComplianceReport["rules"][number];

/** The columns of each CSV file of a pack. Times are ISO 8601, UTC. */
export const tables: {
  readonly controls: Columns<Control>;
  readonly rules: Columns<Rule>;
  readonly alerts: Columns<FollowedAlert>;
  readonly access: Columns<AccessHolder>;
  readonly changes: Columns<ChangeRecord>;
  readonly keys: Columns<KeyRecord>;
} = {
  controls: [
    ["framework", ({ framework }) => names.frameworks[framework]],
    ["control", ({ id }) => id],
    ["about", ({ title }) => title],
    ["state", ({ state }) => names.states[state]],
    ["events", ({ events }) => events],
    ["alerts", ({ alerts }) => sum(alerts)],
    ["closed", ({ alerts }) => alerts.outcomes.closed],
    ["in_progress", ({ alerts }) => alerts.outcomes.acknowledged],
    ["open", ({ alerts }) => alerts.outcomes.open],
    ["without_issue", ({ alerts }) => alerts.outcomes.none],
    ["rules_off", ({ gaps }) => stretches(gaps)],
    ["reference", ({ reference }) => reference],
  ],
  rules: [
    ["rule", ({ title }) => title],
    ["id", ({ id }) => id],
    ["level", ({ level }) => level],
    ["on_now", ({ enabled }) => (enabled ? "yes" : "no")],
    ["version", ({ version }) => version],
    ["changed", ({ changedAt }) => changedAt.map(time).join("; ")],
    ["off", ({ off }) => stretches(off)],
    ["alerts", ({ alerts }) => sum(alerts)],
  ],
  alerts: [
    ["raised_at", ({ alert }) => time(alert.createdAt)],
    ["level", ({ alert }) => alert.level],
    ["rule", ({ alert }) => alert.ruleTitle],
    ["rule_version", ({ alert }) => alert.ruleVersion],
    ["title", ({ alert }) => alert.title],
    ["events", ({ alert }) => alert.eventCount],
    ["first_event_at", ({ alert }) => time(alert.firstEventAt)],
    ["last_event_at", ({ alert }) => time(alert.lastEventAt)],
    ["from_the_past", ({ alert }) => (alert.historical ? "yes" : "no")],
    ["issue", ({ issueKey }) => issueKey],
    ["state", ({ state }) => state?.status ?? null],
    ["issue_status", ({ state }) => state?.issueStatus ?? null],
    ["resolution", ({ state }) => state?.resolution ?? null],
    ["acknowledged_at", ({ state }) => time(state?.acknowledgedAt ?? null)],
    ["closed_at", ({ state }) => time(state?.closedAt ?? null)],
    ["key", ({ alert }) => alert.key],
  ],
  access: [
    ["name", ({ name }) => name],
    ["id", ({ id }) => id],
    ["kind", ({ kind }) => kind],
    ["right", ({ right }) => names.rights[right]],
    ["detail", ({ detail }) => detail],
    ["granted_at", ({ grantedAt }) => time(grantedAt)],
    ["granted_by", ({ grantedBy }) => grantedBy],
    ["revoked_at", ({ revokedAt }) => time(revokedAt)],
    ["revoked_by", ({ revokedBy }) => revokedBy],
    ["last_seen_at", ({ lastSeenAt }) => time(lastSeenAt)],
  ],
  changes: [
    ["occurred_at", ({ event }) => time(event.occurredAt)],
    ["action", ({ event }) => event.action],
    ["actor", ({ event }) => event.actor.name || event.actor.id],
    ["target", ({ event }) => event.target.name],
    ["message", ({ event }) => event.message],
    ["outcome", ({ event }) => event.outcome],
    ["covered_by", ({ covered }) => covered],
    ["issues", ({ issues }) => issues.join(" ")],
    ["ticket", ({ note }) => note?.ticket ?? null],
    ["note", ({ note }) => note?.note ?? null],
    ["noted_by", ({ note }) => note?.by ?? null],
    ["noted_at", ({ note }) => time(note?.at ?? null)],
    ["event", ({ event }) => event.key],
  ],
  keys: [
    ["name", ({ name }) => name],
    ["id", ({ id }) => id],
    ["kind", ({ kind }) => names.keys[kind]],
    ["created_at", ({ createdAt }) => time(createdAt)],
    ["created_by", ({ createdBy }) => createdBy],
    ["revoked_at", ({ revokedAt }) => time(revokedAt)],
    ["revoked_by", ({ revokedBy }) => revokedBy],
    ["last_used_at", ({ lastUsedAt }) => time(lastUsedAt)],
  ],
};
