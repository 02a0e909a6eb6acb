import type { AuditEvent } from "#contract";
import type { StreamedEvent } from "#destinations/event-stream";
import { parseJson } from "#lib/parse-json";
import { normalise } from "#pipeline/normalise";
import type { SealedEvent } from "#pipeline/shapes/segment";
import type { Platform } from "#ports";

/**
 * A sealed event as destinations get it. A segment does not say which source brought an event, or for which
 * organization: the stored key stands for the second, the id tells records of a site's own log from all others.
 */
export function readSealed(
  deps: Pick<Platform, "bytes">,
  { key, arrivedAt, raw: text }: SealedEvent,
): StreamedEvent {
  const raw = parseJson(text ?? "");
  const clock = { now: () => arrivedAt, sleep: async () => undefined };
  const page = { orgId: "", source: "org-audit-log" as const, raws: [raw] };
  const [read] = normalise({ bytes: deps.bytes, clock }, page).events;
  const event = read?.event ?? unread(arrivedAt);
  const source = event.id.startsWith("jira-site-log:") ? "jira-site-log" : event.source;
  return { event: { ...event, key, source }, raw, arrivedAt };
}

/** What an older version took and this one cannot read goes on as it came. */
const unread = (arrivedAt: number): Omit<AuditEvent, "key"> => ({
  id: "",
  source: "org-audit-log",
  occurredAt: arrivedAt,
  processedAt: arrivedAt,
  action: "",
  product: "",
  actor: { id: "", name: "", email: "", kind: "unknown" },
  outcome: "unknown",
  ip: null,
  country: "",
  city: "",
  target: { type: "", id: "", name: "" },
  message: "",
});
