import Button from "@atlaskit/button/new";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ChangeRecord, EventPosition, Period, ProcedureInput } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { Choice } from "../parts/choice";
import { Empty } from "../parts/empty";
import { IssueLink } from "../parts/issue-link";
import { optionsOf } from "../parts/options-of";
import { ShowOlder } from "../parts/show-older";
import { TableHead } from "../parts/table-head";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { useSession } from "../shell/session-context";
import { Moment } from "../time/moment";
import { NoteDialog } from "./note-dialog";
import "../parts/plain-table.css";

type Category = ProcedureInput<"compliance/changes">["category"];

const categories: Record<Category, string> = {
  policy: "Policies",
  privilege: "Rights",
  administration: "The rest of administration",
};

/** Changes of the period, and the issue or ticket that accounts for each. */
export function ChangesSection({ period }: { period: Period }) {
  const { go } = useRoute();
  const { role } = useSession();
  const [category, setCategory] = useState<Category>("policy");
  const [noted, setNoted] = useState<ChangeRecord | null>(null);
  const list = useInfiniteQuery({
    queryKey: ["compliance/changes", category, period],
    initialPageParam: null as EventPosition | null,
    queryFn: ({ pageParam }) =>
      answerOrThrow("compliance/changes", { category, period, after: pageParam, limit: 50 }),
    getNextPageParam: (page) => page.next,
  });
  const changes = list.data?.pages.flatMap((page) => page.changes) ?? [];
  const open = changes.filter(({ covered }) => covered === "neither").length;
  return (
    <>
      <div className="compliance-head">
        <p className="compliance-about">
          A change is accounted for by an issue of an alert on it, or by a ticket that somebody
          notes here.{" "}
          {changes.length > 0 &&
            (open === 0
              ? "All that are shown are accounted for."
              : `${open} of ${changes.length} shown are not accounted for.`)}
        </p>
        <Choice
          label="Kind of change"
          value={category}
          options={optionsOf(categories)}
          onChange={setCategory}
        />
      </div>
      <Waiting asked={list} lines={8} />
      {list.isSuccess && changes.length === 0 && (
        <Empty title="No such change in this period">Choose another kind or a longer period.</Empty>
      )}
      {changes.length > 0 && (
        <table className="plain-table">
          <TableHead columns={["When", "Who", "What", "Accounted for by"]} actions="Actions" />
          <tbody>
            {changes.map((change) => (
              <tr key={change.event.key}>
                <td className="compliance-when">
                  <Moment at={change.event.occurredAt} />
                </td>
                <td>{change.event.actor.name || change.event.actor.id}</td>
                <td>
                  <button
                    type="button"
                    className="text-button"
                    onClick={() => go("/events", new URLSearchParams({ event: change.event.key }))}
                  >
                    {change.event.message}
                  </button>
                  <div className="faint">{change.event.target.name}</div>
                </td>
                <td>
                  <Cover change={change} />
                </td>
                <td>
                  {role !== "viewer" && (
                    <Button spacing="compact" onClick={() => setNoted(change)}>
                      {change.note === null ? "Note" : "Edit note"}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowOlder list={list} />
      {noted && <NoteDialog change={noted} onClose={() => setNoted(null)} />}
    </>
  );
}

function Cover({ change: { issues, note, covered } }: { change: ChangeRecord }) {
  if (covered === "neither" && note === null) return <b>Nothing</b>;
  return (
    <>
      {issues.map((issue) => (
        <div key={issue}>
          Issue <IssueLink issueKey={issue} />
        </div>
      ))}
      {note !== null && (
        <div>
          {note.ticket === "" ? <b>No ticket</b> : `Ticket ${note.ticket}`}
          {note.note !== "" && <div className="faint">{note.note}</div>}
        </div>
      )}
    </>
  );
}
