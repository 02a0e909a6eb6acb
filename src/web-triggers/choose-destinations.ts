import { registry } from "#destinations/registry";
import { StoredDestination } from "#destinations/stored-destination";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";

/** The destinations that a request is for: those it names, or every open one. Issues are made of alerts by rules only. */
export async function chooseDestinations(
  deps: Pick<Platform, "documents">,
  named: ReadonlyArray<string> | null,
): Promise<Result<ReadonlyArray<string>, TriggerAnswer>> {
  const all = (await deps.documents.list("destination")).flatMap(({ id, body }) => {
    const stored = StoredDestination.safeParse(body);
    if (!stored.success || !isTarget(stored.data.kind)) return [];
    return [{ id, isOpen: stored.data.enabled }];
  });
  const open = all.filter(({ isOpen }) => isOpen).map(({ id }) => id);
  if (named === null && open.length > 0) return ok(open);
  if (named === null) {
    const message = "No destination is open to which events could be forwarded. Set one up first.";
    return err(refusal("conflict", message, { fields: { destinations: message } }));
  }
  if (named.includes("jira-issue")) {
    const message = "Issues are made of alerts by rules: name Slack and SIEM destinations only.";
    return err(refusal("invalid-request", message, { fields: { destinations: message } }));
  }
  const unknown = named.filter((id) => !all.some((one) => one.id === id));
  if (unknown.length > 0) {
    const message = `There is no such destination: ${unknown.join(", ")}`;
    return err(refusal("not-found", message, { fields: { destinations: message } }));
  }
  const paused = named.filter((id) => !open.includes(id));
  if (paused.length > 0) {
    const message = `Paused, so that nothing is queued there: ${paused.join(", ")}`;
    return err(refusal("conflict", message, { fields: { destinations: message } }));
  }
  return ok(named);
}

const isTarget = (kind: string): boolean =>
  Object.values(registry).some((one) => one.kind === kind && one.alertsOnly !== true);
