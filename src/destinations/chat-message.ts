import { digestLines } from "./digest-lines";
import { digestTitle } from "./digest-title";
import { eventLine } from "./event-line";
import type { Notice } from "./notice";
import { utcTime } from "./utc-time";

/** A notice in words for a channel that people read, before a chat's own format. Texts are what they are: no markup. */
export interface ChatMessage {
  /** Not cut yet: each chat has a limit of its own. */
  readonly headline: string;
  readonly parts: ReadonlyArray<ChatPart>;
  /** Small print: where it comes from. */
  readonly foot: ReadonlyArray<string>;
}

export type ChatPart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "facts";
      readonly facts: ReadonlyArray<readonly [name: string, value: string]>;
    }
  | { readonly kind: "list"; readonly items: ReadonlyArray<ChatLine> };

/** `strong` may be empty. */
interface ChatLine {
  readonly strong: string;
  readonly text: string;
}

type Cut = (text: string, limit: number) => string;

const EVENTS_TOLD = 10;

/** The words of a notice. Of an alert the first ten events are told, and how many more there are. */
export function chatMessage(notice: Notice, cut: Cut): ChatMessage {
  const headline = headlineOf(notice);
  switch (notice.kind) {
    case "events": {
      const { request, part } = notice;
      return {
        headline,
        parts: [
          ...(request.note === "" ? [] : [text(cut(request.note, 500))]),
          list(notice.events.map((event) => eventLine(event, cut))),
        ],
        foot: [
          cut(`Asked for by ${request.requester}`, 150),
          ...(part.of > 1 ? [`Part ${part.number} of ${part.of}`] : []),
          `Audit Stream request ${request.key}`,
        ],
      };
    }
    case "digest": {
      const { digest, isTest } = notice;
      return {
        headline,
        parts: [
          ...(isTest ? [text("This is a test: it sums up the last seven days.")] : []),
          list(digestLines(digest, cut)),
        ],
        foot: [
          `${utcTime(digest.from)} to ${utcTime(digest.to)} (UTC)`,
          `Audit Stream digest ${digest.week}`,
        ],
      };
    }
    case "alert":
      return { headline, parts: alertParts(notice, cut), foot: footOf(notice) };
    case "match":
      return { headline, parts: [list([eventLine(notice.event, cut)])], foot: footOf(notice) };
    case "count": {
      const { from, to } = notice.hour;
      const hour = text(`Matched between ${utcTime(from)} and ${utcTime(to)} (UTC).`);
      return { headline, parts: [hour], foot: footOf(notice) };
    }
  }
}

function headlineOf(notice: Notice): string {
  switch (notice.kind) {
    case "alert":
      return `[${notice.alert.level}] ${notice.alert.title}`;
    case "match":
      return `Another event: ${notice.alert.title}`;
    case "count":
      return `${n(notice.count)} more: ${notice.alert.title}`;
    case "events":
      return `Forwarded: ${notice.eventCount === 1 ? "1 event" : `${n(notice.eventCount)} events`}`;
    case "digest":
      return digestTitle(notice);
  }
}

function alertParts(notice: Extract<Notice, { kind: "alert" }>, cut: Cut): ReadonlyArray<ChatPart> {
  const { alert, rule } = notice;
  const told = notice.events.slice(0, EVENTS_TOLD);
  const rest = notice.eventCount - told.length;
  return [
    text(cut(rule.description, 1_000)),
    {
      kind: "facts",
      facts: [
        ["Rule", cut(rule.title, 200)],
        ["Events", n(notice.eventCount)],
        ["First (UTC)", utcTime(alert.firstEventAt)],
        ["Last (UTC)", utcTime(alert.lastEventAt)],
      ],
    },
    // What the app found wrong with itself has no events.
    ...(notice.eventCount === 0
      ? []
      : [
          list([
            ...told.map((event) => eventLine(event, cut)),
            ...(rest > 0 ? [{ strong: "", text: `and ${n(rest)} more` }] : []),
          ]),
        ]),
  ];
}

const text = (words: string): ChatPart => ({ kind: "text", text: words });
const list = (items: ReadonlyArray<ChatLine>): ChatPart => ({ kind: "list", items });
const footOf = ({ alert }: Extract<Notice, { alert: unknown }>): ReadonlyArray<string> => [
  `Audit Stream alert ${alert.key}`,
];
const n = (count: number): string => count.toLocaleString("en");
