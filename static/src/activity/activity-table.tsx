import Lozenge from "@atlaskit/lozenge";
import type { ProcedureOutput } from "#contract";
import { TableHead } from "../parts/table-head";
import { Moment } from "../time/moment";
import { EntryDetail } from "./entry-detail";
import { procedureTitle } from "./procedure-title";
import "../parts/plain-table.css";

type Entries = ProcedureOutput<"activity/list">["entries"];

/** Who did what to what, one a line. */
export function ActivityTable({ entries }: { entries: Entries }) {
  return (
    <table className="plain-table activity-table">
      <TableHead columns={["When", "Who", "What", "On", "Details"]} />
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td>
              <Moment at={entry.at} detail="second" />
            </td>
            <td>{entry.name || <span className="code">{entry.accountId}</span>}</td>
            <td>
              <div>{procedureTitle(entry.procedure)}</div>
              <Lozenge appearance={entry.what === "change" ? "inprogress" : "default"}>
                {entry.what}
              </Lozenge>{" "}
              {entry.outcome === "refused" && <Lozenge appearance="removed">refused</Lozenge>}
            </td>
            <td>{entry.subject && <span className="code">{entry.subject}</span>}</td>
            <td>{entry.detail && <EntryDetail detail={entry.detail} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
