import { cutShare } from "../cut-share";
import type { Notice } from "../notice";
import { adf, type AdfNode } from "./adf";
import { eventTable } from "./event-table";
import { utcTime } from "../utc-time";

const MOST_ITEMS = 10;

/**
 * What happened, the facts, the first events, and what the rule says about it. `share` scales all lengths of text;
 * which nodes there are depends on numbers of things only, never on what a text says.
 */
export function describeAlert(
  notice: Extract<Notice, { kind: "alert" }>,
  share: number,
  without: Readonly<Record<string, string>>,
): AdfNode {
  const { alert, rule } = notice;
  const text = cutShare(share);
  return adf.doc([
    adf.paragraph(adf.strong(text(alert.title, 500))),
    adf.paragraph(adf.text(whatHappened(notice, text(rule.title, 200)))),
    adf.table([
      fact("Level", alert.level),
      fact(
        "Rule",
        `${text(rule.title, 200)} (${text(alert.ruleId, 100)}, version ${alert.ruleVersion})`,
      ),
      fact("First event (UTC)", utcTime(alert.firstEventAt)),
      fact("Last event (UTC)", utcTime(alert.lastEventAt)),
      fact("Events", notice.eventCount.toLocaleString("en")),
      fact("Grouped by", text(alert.dedupKey, 200)),
      fact("Alert", alert.key),
    ]),
    ...(notice.eventCount > 0
      ? [
          adf.heading(
            notice.eventCount > notice.events.length
              ? `The first ${notice.events.length} events`
              : "The events",
          ),
        ]
      : []),
    ...(notice.events.length > 0 ? [eventTable(notice.events, share)] : []),
    adf.heading("About the rule"),
    adf.paragraph(adf.text(text(rule.description, 2_000))),
    ...listed("Known false positives", rule.falsePositives, (item) => adf.text(text(item, 300))),
    ...listed("References", rule.references, (item) => reference(item, text(item, 300))),
    ...listed("Tags", rule.tags, (item) => adf.text(text(item, 100))),
    ...listed("Jira refused some of the settings", Object.entries(without), ([id, why]) =>
      adf.text(`The issue was made without ${text(id, 100)}: ${text(why, 300)}`),
    ),
  ]);
}

function whatHappened(notice: Extract<Notice, { kind: "alert" }>, ruleTitle: string): string {
  const { alert, eventCount } = notice;
  if (eventCount === 0) return `Audit Stream watches itself: ${ruleTitle}.`;
  const events =
    eventCount === 1 ? "1 audit event" : `${eventCount.toLocaleString("en")} audit events`;
  const past = alert.historical ? " These are events of the past, found in a backfill." : "";
  return `${events} matched the rule “${ruleTitle}”.${past}`;
}

const fact = (name: string, value: string): ReadonlyArray<AdfNode> => [
  adf.header(name),
  adf.cell(value),
];

function listed<Item>(
  title: string,
  items: ReadonlyArray<Item>,
  toNode: (item: Item) => AdfNode,
): ReadonlyArray<AdfNode> {
  if (items.length === 0) return [];
  const rest = items.length - MOST_ITEMS;
  return [
    adf.paragraph(adf.strong(title)),
    adf.list([
      ...items.slice(0, MOST_ITEMS).map(toNode),
      ...(rest > 0 ? [adf.text(`and ${rest} more`)] : []),
    ]),
  ];
}

/** A rule's reference is a link where it is a whole web address that was not cut. */
function reference(address: string, shown: string): AdfNode {
  return shown === address && /^https?:\/\/[^\s"<>]+$/.test(address) && URL.canParse(address)
    ? adf.link(shown, address)
    : adf.text(shown);
}
