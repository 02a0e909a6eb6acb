import type { ReactNode } from "react";
import type { AuditEvent } from "#contract";
import { countryName } from "../text/country-name";
import { readableName } from "../text/readable-name";
import { Moment } from "../time/moment";
import { OutcomeMark } from "./outcome-mark";

const sources = {
  "org-audit-log": "Organization audit log",
  "audit-webhook": "Audit webhook",
  "jira-site-log": "Jira site log",
} as const;

/** Every field of an event, named for people. */
export function eventFacts(event: AuditEvent): readonly (readonly [string, ReactNode] | null)[] {
  const { actor, target } = event;
  const place = [event.city, countryName(event.country)].filter((part) => part !== "").join(", ");
  return [
    ["Happened", <Moment key="at" at={event.occurredAt} detail="second" />],
    ["In the log", <Moment key="at" at={event.processedAt} detail="second" />],
    [
      "Action",
      <span key="action" className="code">
        {event.action}
      </span>,
    ],
    ["Product", readableName(event.product)],
    ["Outcome", <OutcomeMark key="outcome" outcome={event.outcome} />],
    ["Actor", joined(actor.name, actor.email)],
    [
      "Actor id",
      <span key="id" className="code">
        {actor.id || "–"}
      </span>,
    ],
    ["Kind of actor", readableName(actor.kind)],
    ["Target", joined(target.name, readableName(target.type))],
    target.id === ""
      ? null
      : [
          "Target id",
          <span key="id" className="code">
            {target.id}
          </span>,
        ],
    ["IP address", event.ip ?? "–"],
    ["Place", place || "–"],
    ["Source", sources[event.source]],
    [
      "Event id",
      <span key="id" className="code">
        {event.id}
      </span>,
    ],
  ];
}

function joined(name: string, more: string): ReactNode {
  if (name === "") return more || "–";
  return (
    <>
      {name} {more !== "" && <span className="faint">({more})</span>}
    </>
  );
}
