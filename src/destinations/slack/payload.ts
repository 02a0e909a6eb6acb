import { cutShare } from "../cut-share";
import { digestTitle } from "../digest-title";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { utcTime } from "../utc-time";
import { slack, type Block } from "./blocks";
import { digestLines } from "./digest-lines";
import { eventLine } from "./event-line";

/** Slack refuses longer messages as a whole (`msg_blocks_too_long`, seen from about 13,200 characters). */
const MOST_CHARACTERS = 12_000;
const EVENTS_TOLD = 10;
const FALLBACK_CHARACTERS = 300;

/**
 * The message of a notice. Event text stands in plain text and rich text only, where Slack reads no mentions, links or
 * markup; the fallback text of notifications is escaped.
 */
export const messageOf = (notice: Notice) =>
  fit(MOST_CHARACTERS, (share) => {
    const text = cutShare(share);
    return {
      text: slack.escaped(text(headline(notice), FALLBACK_CHARACTERS)),
      blocks: blocksOf(notice, text),
      unfurl_links: false,
      unfurl_media: false,
    };
  });

type Cut = (text: string, limit: number) => string;

function headline(notice: Notice): string {
  switch (notice.kind) {
    case "alert":
      return `[${notice.alert.level}] ${notice.alert.title}`;
    case "match":
      return `Another event: ${notice.alert.title}`;
    case "count":
      return `${notice.count.toLocaleString("en")} more: ${notice.alert.title}`;
    case "events":
      return `Forwarded: ${events(notice.eventCount)}`;
    case "digest":
      return digestTitle(notice);
  }
}

const events = (count: number): string =>
  count === 1 ? "1 event" : `${count.toLocaleString("en")} events`;

function blocksOf(notice: Notice, text: Cut): ReadonlyArray<Block> {
  const head = slack.header(text(headline(notice), 150));
  if (notice.kind === "events") {
    const { request, part } = notice;
    return [
      head,
      ...(request.note === "" ? [] : [slack.section(text(request.note, 500))]),
      slack.list(notice.events.map((event) => eventLine(event, text))),
      slack.context([
        text(`Asked for by ${request.requester}`, 150),
        ...(part.of > 1 ? [`Part ${part.number} of ${part.of}`] : []),
        `Audit Stream request ${request.key}`,
      ]),
    ];
  }
  if (notice.kind === "digest") {
    const { digest, isTest } = notice;
    return [
      head,
      ...(isTest ? [slack.section("This is a test: it sums up the last seven days.")] : []),
      slack.list(digestLines(digest, text)),
      slack.context([
        `${utcTime(digest.from)} to ${utcTime(digest.to)} (UTC)`,
        `Audit Stream digest ${digest.week}`,
      ]),
    ];
  }
  const { alert } = notice;
  const foot = slack.context([`Audit Stream alert ${alert.key}`]);
  switch (notice.kind) {
    case "alert": {
      const told = notice.events.slice(0, EVENTS_TOLD);
      const rest = notice.eventCount - told.length;
      return [
        head,
        slack.section(text(notice.rule.description, 1_000)),
        slack.fields([
          ["Rule", text(notice.rule.title, 200)],
          ["Events", notice.eventCount.toLocaleString("en")],
          ["First (UTC)", utcTime(alert.firstEventAt)],
          ["Last (UTC)", utcTime(alert.lastEventAt)],
        ]),
        // What the app found wrong with itself has no events, and Slack takes no empty list.
        ...(notice.eventCount === 0
          ? []
          : [
              slack.list([
                ...told.map((event) => eventLine(event, text)),
                ...(rest > 0
                  ? [{ strong: "", text: `and ${rest.toLocaleString("en")} more` }]
                  : []),
              ]),
            ]),
        foot,
      ];
    }
    case "match":
      return [head, slack.list([eventLine(notice.event, text)]), foot];
    case "count": {
      const { from, to } = notice.hour;
      return [
        head,
        slack.section(`Matched between ${utcTime(from)} and ${utcTime(to)} (UTC).`),
        foot,
      ];
    }
  }
}
