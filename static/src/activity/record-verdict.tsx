import SectionMessage from "@atlaskit/section-message";
import type { RecordCheck } from "#contract";
import { formatCount } from "../text/format-count";
import { Moment } from "../time/moment";

const ofSegment = {
  missing: "is gone",
  unreadable: "cannot be read",
  changed: "is not what was sealed",
  activity: "names a line of the activity log that is not what it was",
} as const;

const ofEntry = { missing: "is gone", changed: "is not what was recorded" } as const;

/** What a check of the record found. */
export function RecordVerdict({ check: { at, segments, activity } }: { check: RecordCheck }) {
  const isIntact = segments.result === "intact" && activity.result === "intact";
  return (
    <SectionMessage
      appearance={isIntact ? "success" : "error"}
      title={isIntact ? "The record is intact" : "The record was changed"}
    >
      {segments.result === "intact" ? (
        <p>
          {formatCount(segments.events, "sealed event")} in{" "}
          {formatCount(segments.segments, "segment")} are what was sealed
          {segments.removed > 0 &&
            `; of ${formatCount(segments.removed, "segment")} retention has left the hash only`}
          {segments.erased > 0 &&
            `; in ${formatCount(segments.erased, "event")} a person was erased whose account was closed`}
          .
        </p>
      ) : (
        <p>
          Segment {segments.segment} {ofSegment[segments.problem]}. What comes before it holds; what
          comes after was not looked at.
        </p>
      )}
      {activity.result === "intact" ? (
        <p>{formatCount(activity.entries, "line")} of the activity log are what was recorded.</p>
      ) : (
        <p>
          Line {activity.entry} of the activity log {ofEntry[activity.problem]}.
        </p>
      )}
      {segments.result === "intact" && segments.segments > 0 && (
        <p>
          Head of the chain: <code className="record-head">{segments.head}</code>
        </p>
      )}
      <p className="faint">
        Checked <Moment at={at} detail="second" />
      </p>
    </SectionMessage>
  );
}
