import type { AuditEvent } from "#contract";
import { utcTime } from "./utc-time";

/** An event in a line: when, then who did what to whom, from where. */
export function eventLine(
  event: AuditEvent,
  cut: (text: string, limit: number) => string,
): { readonly strong: string; readonly text: string } {
  const actor = event.actor.name || event.actor.email || event.actor.id;
  const target = event.target.name || event.target.id;
  const place = [event.ip ?? "", event.country].filter((part) => part !== "").join(", ");
  return {
    strong: utcTime(event.occurredAt),
    text: [
      ` ${cut(actor, 80)}: ${cut(event.action, 80)}`,
      target === "" ? "" : ` → ${cut(target, 80)}`,
      place === "" ? "" : ` from ${cut(place, 80)}`,
      event.message === "" ? "" : `. ${cut(event.message, 300)}`,
    ].join(""),
  };
}
