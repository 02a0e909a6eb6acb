import type { ComplianceReport, Gap, Period } from "#contract";
import { uncovered } from "#lib/uncovered";
import type { CollectionFacts } from "./compliance-facts";

/** The stream is read every minute; what comes later than this is missing. */
const LATE = 3_600_000;

/** Stretches of a time that has passed for which events may be missing, oldest first, each with the reason. `to` null: it lasts. */
export function collectionGaps(
  watched: Period,
  { orgId, refusal, collected, gaps }: CollectionFacts,
): ReadonlyArray<ComplianceReport["collection"]["gaps"][number]> {
  const refused =
    refusal === null || refusal.since >= watched.to
      ? []
      : [{ from: Math.max(refusal.since, watched.from), to: null, text: refusal.text }];
  // What Atlassian refuses to give needs no second reason.
  const explained = refused.map(({ from }) => ({ from, to: watched.to }));
  const unread = uncovered(watched, [...collected, ...explained]).map((gap) => ({
    ...gap,
    text:
      orgId === null && gap.to === watched.to
        ? "Nothing was collected: no organization is connected"
        : "Nothing was collected: no organization was connected, or its log was not read so far back",
  }));
  const holes = gaps
    .filter(({ from, to }) => from < watched.to && to > watched.from)
    .map(({ from, to, reason }) => ({
      from: Math.max(from, watched.from),
      to: Math.min(to, watched.to),
      text: reasons[reason],
    }));
  return [...unread.filter(({ from, to }) => to - from > LATE), ...holes, ...refused].toSorted(
    (a, b) => a.from - b.from,
  );
}

const reasons: Readonly<Record<Gap["reason"], string>> = {
  "cursor-expired": "Atlassian no longer knew our place in the log, so events may be missing",
  "beyond-retention": "The log was read later than Atlassian keeps it",
  quarantined: "Events came in a form that could not be read; they are kept aside",
  pruned: "Events were removed before they were counted",
  "storage-full": "The database was full, so collecting stood still",
};
