import { ChangeNote, type ChangeRecord, type EventPosition, type Period } from "#contract";
import { issueOf } from "#destinations/jira-issue/issue-of";
import type { Platform } from "#ports";
import { filterOfCategory } from "../event-category";

/** What counts as a change. */
export type ChangeCategory = "policy" | "privilege" | "administration";

/** One page of the changes of a period, newest first, each with the issue or ticket that accounts for it. */
export async function readChanges(
  deps: Pick<Platform, "alerts" | "deliveries" | "documents" | "events">,
  asked: {
    readonly category: ChangeCategory;
    readonly period: Period;
    readonly after: EventPosition | null;
    readonly limit: number;
  },
): Promise<{ readonly changes: ChangeRecord[]; readonly next: EventPosition | null }> {
  const { category, period, after, limit } = asked;
  const filter = { ...filterOfCategory(category), from: period.from, to: period.to };
  const events = await deps.events.search({ filter, after, limit });
  const keys = events.map(({ key }) => key);
  const alerts = await deps.alerts.ofEvents(keys);
  const deliveries = await deps.deliveries.ofAlerts([...new Set([...alerts.values()].flat())]);
  const notes = new Map(
    (await deps.documents.readMany("change-note", keys)).map((stored) => [stored.id, stored]),
  );
  const last = events.at(-1);
  return {
    changes: events.map((event): ChangeRecord => {
      const issues = (alerts.get(event.key) ?? []).flatMap(
        (alert) => issueOf(deliveries.filter(({ alertKey }) => alertKey === alert)) ?? [],
      );
      const stored = notes.get(event.key);
      const noted = ChangeNote.safeParse(stored?.body);
      const note =
        stored === undefined || !noted.success
          ? null
          : {
              ...noted.data,
              version: stored.version,
              at: stored.updatedAt,
              by: stored.updatedBy,
            };
      const hasTicket = note !== null && note.ticket !== "";
      return {
        event,
        issues: [...new Set(issues)],
        note,
        covered: hasTicket ? "ticket" : issues.length > 0 ? "issue" : "neither",
      };
    }),
    next:
      last === undefined || events.length < limit
        ? null
        : { occurredAt: last.occurredAt, key: last.key },
  };
}
