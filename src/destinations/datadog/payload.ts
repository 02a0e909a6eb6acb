import type { Level } from "#contract";
import { cutShare } from "../cut-share";
import { fit } from "../fit";
import type { Notice } from "../notice";
import { noticeDocuments } from "../notice-documents";
import { noticeSubject } from "../notice-subject";
import { eventAttributes } from "./event-attributes";
import type { Log } from "./log";

const MOST_CHARACTERS = 15_000;

/** The logs of a notice: its documents, all with the keys of alert and delivery. */
export function logsOf(notice: Notice, deliveryKey: string): ReadonlyArray<Log> {
  const delivery = { delivery_key: deliveryKey, ...noticeSubject(notice) };
  return noticeDocuments(notice).map(({ at, type, title, level, event, make }) =>
    fit(MOST_CHARACTERS, (share): Log => {
      const cut = cutShare(share);
      return {
        ddsource: "atlassian",
        ddtags: `kind:${type}`,
        hostname: "audit-stream",
        status: level === null ? "info" : statuses[level],
        message: cut(title, 1_000) || type,
        timestamp: at,
        type,
        ...delivery,
        ...(event !== null && eventAttributes(event, cut)),
        ...make(cut),
      };
    }),
  );
}

const statuses = {
  critical: "critical",
  high: "error",
  medium: "warn",
  low: "notice",
  informational: "info",
} as const satisfies Record<Level, Log["status"]>;
