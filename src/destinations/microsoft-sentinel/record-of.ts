import type { AuditEvent, Level } from "#contract";

type Cut = (text: string, limit: number) => string;

/** What a row of the table says, beside what the event in it says. */
export interface RowFacts {
  readonly type: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly title: string;
  readonly level: Level | null;
  readonly deliveryKey: string;
  readonly alertKey: string;
  readonly event: AuditEvent | null;
  readonly details: object;
}

/** A row of the table in a workspace; its columns are those of this folder's README. */
export const recordOf = (facts: RowFacts, cut: Cut) => ({
  TimeGenerated: new Date(facts.at).toISOString(),
  // The service replaces a time of more than two days ago by that of arrival.
  OccurredAt: new Date(facts.at).toISOString(),
  RecordType: facts.type,
  Title: cut(facts.title, 1_000),
  Level: facts.level ?? "",
  DeliveryKey: facts.deliveryKey,
  AlertKey: facts.alertKey,
  EventKey: facts.event?.key ?? "",
  Action: cut(facts.event?.action ?? "", 200),
  Product: cut(facts.event?.product ?? "", 100),
  Outcome: facts.event?.outcome ?? "",
  ActorId: cut(facts.event?.actor.id ?? "", 200),
  ActorName: cut(facts.event?.actor.name ?? "", 200),
  ActorEmail: cut(facts.event?.actor.email ?? "", 300),
  SourceIp: cut(facts.event?.ip ?? "", 100),
  Country: cut(facts.event?.country ?? "", 100),
  City: cut(facts.event?.city ?? "", 100),
  TargetType: cut(facts.event?.target.type ?? "", 100),
  TargetId: cut(facts.event?.target.id ?? "", 300),
  TargetName: cut(facts.event?.target.name ?? "", 300),
  Details: facts.details,
});
