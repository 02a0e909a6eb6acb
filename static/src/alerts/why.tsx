import type { AlertWhy } from "#contract";
import { Facts } from "../parts/facts";
import { TableHead } from "../parts/table-head";
import { formatCount } from "../text/format-count";
import { formatDuration } from "../time/format-duration";
import { Moment } from "../time/moment";
import "../parts/plain-table.css";

/** What made the rule fire, in its own words: tests that held, or what was counted in which window. */
export function Why({ why }: { why: AlertWhy }) {
  switch (why.kind) {
    case "rule":
      return <Tests tests={why.tests} />;
    case "correlation":
      return (
        <Facts
          of={[
            ["Correlation", <code key="type">{why.type}</code>],
            ["Counted", `${why.seen} (${why.wanted.join(", ") || "any"})`],
            why.fields.length === 0
              ? null
              : ["Values", `${why.fields.join(", ")}: ${why.values.join(", ")}`],
            why.group.length === 0
              ? null
              : ["For", why.group.map(({ field, value }) => `${field} = ${value}`).join(" · ")],
            [
              "Window",
              <span key="window">
                <Moment at={why.from} detail="second" /> – <Moment at={why.to} detail="second" />,
                of {formatDuration(why.timespanMs)}
              </span>,
            ],
            ["Out of", why.rules.map(({ title }) => title).join(" · ")],
          ]}
        />
      );
  }
}

function Tests({ tests }: { tests: Extract<AlertWhy, { kind: "rule" }>["tests"] }) {
  if (tests.length === 0) return <p className="faint">Every event of its kind matches.</p>;
  return (
    <table className="plain-table" aria-label={`${formatCount(tests.length, "test")} that held`}>
      <TableHead columns={["Field", "The rule wants", "The event has"]} />
      <tbody>
        {tests.map((test) => (
          <tr key={`${test.search} ${test.field} ${test.wanted.join()}`}>
            <td>
              <code>{test.field}</code>
            </td>
            <td>{test.wanted.join(", ")}</td>
            <td>{test.seen.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
