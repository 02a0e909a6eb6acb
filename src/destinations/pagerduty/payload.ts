import type { AuditEvent, Level } from "#contract";
import { alertDocument } from "../alert-document";
import { cutShare } from "../cut-share";
import { fit } from "../fit";
import { HttpsAddress } from "../https-address";
import type { Notice } from "../notice";

/** What PagerDuty makes an incident of. */
export type PagedNotice = Extract<Notice, { alert: unknown }>;

/** PagerDuty takes 512 KB; a person who is woken up reads less. */
const MOST_CHARACTERS = 60_000;
const EVENTS_TOLD = 10;
const LINKS_TOLD = 5;

const severities = {
  critical: "critical",
  high: "error",
  medium: "warning",
  low: "info",
  informational: "info",
} as const satisfies Record<Level, string>;

/**
 * The event of a notice for PagerDuty, but for the routing key. The dedup key is the alert's: what is told later of the
 * same alert joins its incident while that is open.
 */
export const eventOf = (notice: PagedNotice) =>
  fit(MOST_CHARACTERS, (share) => {
    const cut = cutShare(share);
    const { alert } = notice;
    return {
      event_action: "trigger",
      dedup_key: alert.key,
      client: "Audit Stream",
      links: linksOf(notice),
      payload: {
        summary: cut(summaryOf(notice), 1_000) || "Audit alert",
        source: "Atlassian audit log",
        severity: severities[alert.level],
        timestamp: alertDocument.iso(alert.lastEventAt),
        component: cut(eventsOf(notice)[0]?.product ?? "", 200),
        group: cut(alert.ruleTitle, 200),
        class: cut(alert.ruleId, 100),
        custom_details: detailsOf(notice, cut),
      },
    };
  });

function summaryOf(notice: PagedNotice): string {
  switch (notice.kind) {
    case "alert":
      return notice.alert.title;
    case "match":
      return `Another event: ${notice.alert.title}`;
    case "count":
      return `${notice.count.toLocaleString("en")} more: ${notice.alert.title}`;
  }
}

function eventsOf(notice: PagedNotice): ReadonlyArray<AuditEvent> {
  switch (notice.kind) {
    case "alert":
      return notice.events.slice(0, EVENTS_TOLD);
    case "match":
      return [notice.event];
    case "count":
      return [];
  }
}

function detailsOf(notice: PagedNotice, cut: ReturnType<typeof cutShare>) {
  const alert = alertDocument.alert(notice.alert, cut);
  const events = eventsOf(notice).map((event) => alertDocument.event(event, cut));
  switch (notice.kind) {
    case "alert":
      return { alert, rule: alertDocument.rule(notice.rule, cut), events };
    case "match":
      return { alert, events };
    case "count":
      return {
        alert,
        from: alertDocument.iso(notice.hour.from),
        to: alertDocument.iso(notice.hour.to),
        count: notice.count,
      };
  }
}

/** The rule's references; an event's text is never a link. */
function linksOf(notice: PagedNotice): ReadonlyArray<{ href: string; text: string }> {
  if (notice.kind !== "alert") return [];
  return notice.rule.references
    .filter((reference) => HttpsAddress.safeParse(reference).success)
    .slice(0, LINKS_TOLD)
    .map((href) => ({ href, text: "About the rule" }));
}
