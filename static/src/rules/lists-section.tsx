import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { NamedList } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { Empty } from "../parts/empty";
import { TableHead } from "../parts/table-head";
import { tellFailed } from "../parts/tell-failed";
import { Waiting } from "../parts/waiting";
import { useSession } from "../shell/session-context";
import { formatCount } from "../text/format-count";
import { ListDrawer } from "./list-drawer";

const newList: NamedList = { name: "", description: "", values: [], version: 0, usedBy: [] };

/** Values under a name, for rules and suppressions. */
export function ListsSection() {
  const { role } = useSession();
  const mayChange = role === "manager";
  const lists = useAsk("lists/list", {});
  const remove = useTask("lists/delete", ["lists/list"]);
  const [edited, setEdited] = useState<NamedList | null>(null);
  if (lists.data === undefined) return <Waiting asked={lists} lines={5} />;
  const make = mayChange && (
    <Button spacing="compact" appearance="primary" onClick={() => setEdited(newList)}>
      New list
    </Button>
  );
  return (
    <>
      {lists.data.lists.length === 0 ? (
        <Empty title="No lists yet" action={make}>
          A list holds values that several rules use: the ranges of your offices, break-glass
          accounts. A rule names it as <code>%name%</code> with <code>expand</code>.
        </Empty>
      ) : (
        <>
          <div className="rules-filters">{make}</div>
          <table className="plain-table">
            <TableHead columns={["List", "Values", "Used by"]} actions="What to do" />
            <tbody>
              {lists.data.lists.map((list) => (
                <tr key={list.name}>
                  <td>
                    <button type="button" className="text-button" onClick={() => setEdited(list)}>
                      {list.name}
                    </button>
                    <div className="rule-description">{list.description}</div>
                  </td>
                  <td>{formatCount(list.values.length, "value")}</td>
                  <td>{list.usedBy.join("; ") || <span className="faint">Nothing</span>}</td>
                  <td>
                    {mayChange && list.usedBy.length === 0 && (
                      <Button
                        spacing="compact"
                        appearance="subtle"
                        onClick={() =>
                          remove.mutate(
                            { name: list.name, version: list.version },
                            { onError: tellFailed },
                          )
                        }
                      >
                        Delete
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {edited && (
        <ListDrawer
          list={edited}
          lists={lists.data.lists}
          mayChange={mayChange}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
