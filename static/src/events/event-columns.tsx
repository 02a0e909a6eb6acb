import type { AuditEvent } from "#contract";
import type { GridColumn } from "../parts/endless-grid";
import { TwoLines } from "../parts/two-lines";
import { countryName } from "../text/country-name";
import { readableName } from "../text/readable-name";
import { StackedMoment } from "../time/stacked-moment";
import { OutcomeMark } from "./outcome-mark";

/** What a row of the list shows; `titles` names the actions for people. */
export function eventColumns(
  titles: ReadonlyMap<string, string>,
): readonly GridColumn<AuditEvent>[] {
  return [
    {
      name: "Time",
      width: "96px",
      cell: (event) => <StackedMoment at={event.occurredAt} />,
    },
    {
      name: "Action",
      width: "minmax(130px, 2.4fr)",
      cell: (event) => (
        <TwoLines
          first={titles.get(event.action) || readableName(event.action)}
          second={event.message}
        />
      ),
    },
    {
      name: "Actor",
      width: "minmax(100px, 1.4fr)",
      cell: (event) => (
        <TwoLines
          first={event.actor.name || event.actor.id || "Unknown"}
          second={event.actor.kind === "user" ? event.actor.email : readableName(event.actor.kind)}
        />
      ),
    },
    {
      name: "Target",
      minPage: 880,
      width: "minmax(90px, 1.2fr)",
      cell: (event) => (
        <TwoLines
          first={event.target.name || event.target.id || "–"}
          second={readableName(event.target.type)}
        />
      ),
    },
    { name: "Product", minPage: 880, width: "92px", cell: (event) => readableName(event.product) },
    {
      name: "From",
      width: "minmax(112px, 0.9fr)",
      cell: (event) => <TwoLines first={event.ip ?? "–"} second={countryName(event.country)} />,
    },
    { name: "Outcome", width: "72px", cell: (event) => <OutcomeMark outcome={event.outcome} /> },
  ];
}
