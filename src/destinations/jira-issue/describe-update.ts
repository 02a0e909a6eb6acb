import type { Notice } from "../notice";
import { adf, type AdfNode } from "./adf";
import { eventTable } from "./event-table";
import { utcTime } from "../utc-time";

/** One later event as a table, or how many there were in an hour. */
export function describeUpdate(
  notice: Extract<Notice, { kind: "match" | "count" }>,
  share: number,
): AdfNode {
  switch (notice.kind) {
    case "match":
      return adf.doc([
        adf.paragraph(adf.text("Another audit event matched.")),
        eventTable([notice.event], share),
      ]);
    case "count": {
      const events =
        notice.count === 1 ? "1 audit event" : `${notice.count.toLocaleString("en")} audit events`;
      return adf.doc([
        adf.paragraph(
          adf.text(
            `${events} matched between ${utcTime(notice.hour.from)} and ${utcTime(notice.hour.to)} (UTC). ` +
              "There were too many to tell of each; all of them are on the Audit Stream page.",
          ),
        ),
      ]);
    }
  }
}
