import Lozenge from "@atlaskit/lozenge";
import type { ProcedureOutput } from "#contract";
import { Moment } from "../time/moment";
import { procedureTitle } from "./procedure-title";
import "../parts/plain-table.css";

type Entries = ProcedureOutput<"activity/list">["entries"];

/** Who did what to what, one a line. */
export function ActivityTable({ entries }: { entries: Entries }) {
  return (
    <table className="plain-table activity-table">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Subject</th>
          <th scope="col">Detail</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td className="activity-when">
              <Moment at={entry.at} detail="second" />
            </td>
            <td>{entry.name || <span className="code">{entry.accountId}</span>}</td>
            <td>
              <Lozenge appearance={entry.what === "change" ? "inprogress" : "default"}>
                {entry.what}
              </Lozenge>{" "}
              {entry.outcome === "refused" && <Lozenge appearance="removed">refused</Lozenge>}
              <div>{procedureTitle(entry.procedure)}</div>
            </td>
            <td>{entry.subject && <span className="code">{entry.subject}</span>}</td>
            <td>{entry.detail && <Detail text={entry.detail} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SHORT = 60;

function Detail({ text }: { text: string }) {
  if (text.length <= SHORT) return <code className="activity-detail">{text}</code>;
  return (
    <details>
      <summary>
        <code className="activity-detail">{text.slice(0, SHORT)}…</code>
      </summary>
      <code className="activity-detail">{text}</code>
    </details>
  );
}
