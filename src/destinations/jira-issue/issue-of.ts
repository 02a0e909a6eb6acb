import type { Delivery } from "#contract";

/** The key of the issue that an alert's deliveries made; null where none did. */
export function issueOf(deliveries: ReadonlyArray<Delivery>): string | null {
  const issue = deliveries.find(
    ({ kind, destinationId, reference }) =>
      kind === "alert" && destinationId === "jira-issue" && reference !== "",
  );
  return issue?.reference ?? null;
}
