import type { AuditEvent } from "#contract";
import type { GridColumn } from "../parts/endless-grid";
import { countryName } from "../text/country-name";
import { readableName } from "../text/readable-name";
import { Moment } from "../time/moment";
import { OutcomeMark } from "./outcome-mark";

/** What a row of the list shows; `titles` names the actions for people. */
export function eventColumns(
  titles: ReadonlyMap<string, string>,
): readonly GridColumn<AuditEvent>[] {
  return [
    {
      name: "Time",
      width: "150px",
      cell: (event) => <Moment at={event.occurredAt} detail="second" />,
    },
    {
      name: "Action",
      width: "minmax(140px, 2.4fr)",
      cell: (event) => (
        <span className="two-lines">
          <span>{titles.get(event.action) || readableName(event.action)}</span>
          <span>{event.message}</span>
        </span>
      ),
    },
    {
      name: "Actor",
      width: "minmax(100px, 1.4fr)",
      cell: (event) => (
        <span className="two-lines">
          <span>{event.actor.name || event.actor.id || "Unknown"}</span>
          <span>
            {event.actor.kind === "user" ? event.actor.email : readableName(event.actor.kind)}
          </span>
        </span>
      ),
    },
    {
      name: "Target",
      width: "minmax(90px, 1.2fr)",
      cell: (event) => (
        <span className="two-lines">
          <span>{event.target.name || event.target.id || "–"}</span>
          <span>{readableName(event.target.type)}</span>
        </span>
      ),
    },
    { name: "Product", width: "92px", cell: (event) => readableName(event.product) },
    {
      name: "From",
      width: "minmax(100px, 0.9fr)",
      cell: (event) => (
        <span className="two-lines">
          <span>{event.ip ?? "–"}</span>
          <span>{countryName(event.country)}</span>
        </span>
      ),
    },
    { name: "Outcome", width: "72px", cell: (event) => <OutcomeMark outcome={event.outcome} /> },
  ];
}
