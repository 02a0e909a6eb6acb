import type { AuditEvent } from "#contract";
import { cutShare } from "../cut-share";
import { adf, type AdfNode } from "./adf";
import { utcTime } from "../utc-time";

const COLUMNS = ["Time (UTC)", "Actor", "Action", "Target", "From", "What Atlassian says"] as const;

/** Events as a table, one row each. `share` scales the lengths of text. */
export const eventTable = (events: ReadonlyArray<AuditEvent>, share: number): AdfNode =>
  adf.table([
    COLUMNS.map(adf.header),
    ...events.map((event) => {
      const cell = (limit: number, ...parts: ReadonlyArray<string>): AdfNode =>
        adf.cell(cutShare(share)(joined(parts), limit));
      return [
        adf.cell(utcTime(event.occurredAt)),
        cell(120, event.actor.name || event.actor.id, bracketed(event.actor.email)),
        cell(80, event.action, event.outcome === "failure" ? "(failed)" : ""),
        cell(120, event.target.type, event.target.name || event.target.id),
        cell(100, event.ip ?? "", bracketed(joined([event.city, event.country]))),
        cell(300, event.message),
      ];
    }),
  ]);

const joined = (parts: ReadonlyArray<string>): string =>
  parts.filter((part) => part !== "").join(" ");
const bracketed = (text: string): string => (text === "" ? "" : `(${text})`);
