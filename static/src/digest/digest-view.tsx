import type { Digest } from "#contract";
import { categoryNames } from "../dashboard/category-names";
import { Facts } from "../parts/facts";
import { countryName } from "../text/country-name";
import { formatCount } from "../text/format-count";
import { readableName } from "../text/readable-name";
import { formatDuration } from "../time/format-duration";
import { Moment } from "../time/moment";
import "../parts/plain-table.css";

type Compared = Digest["events"];

/** A digest as people read it: figures beside those of the week before, then what stood out. */
export function DigestView({ digest }: { digest: Digest }) {
  const { alerts, newCountries, collection } = digest;
  const rows: readonly (readonly [string, Compared])[] = [
    ["Events", digest.events],
    ...digest.categories.map((one) => [categoryNames[one.category], one] as const),
    ["Alerts", alerts],
    ...alerts.levels.map((one) => [`Alerts, ${one.level}`, one] as const),
  ];
  return (
    <div className="digest-view">
      <p className="faint">
        <Moment at={digest.from} /> – <Moment at={digest.to} />
        {digest.events.before === null && ". The week before was not collected whole."}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">Figure</span>
            </th>
            <th scope="col">Week</th>
            <th scope="col">Week before</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { count, before }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{number(count)}</td>
              <td>{before === null ? <span className="faint">–</span> : number(before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        of={[
          [
            "Products",
            listed(
              digest.products.map((one) => [readableName(one.value) || "Not said", one.count]),
            ),
          ],
          ["Most active", listed(digest.actors.map((one) => [one.label, one.count]))],
          newCountries === null
            ? null
            : ["New countries", newCountries.map(countryName).join(", ") || "None"],
          alerts.rules.length === 0
            ? null
            : ["Rules", listed(alerts.rules.map((one) => [one.title, one.count]))],
          alerts.count === 0 ? null : ["What became of alerts", becameOf(alerts.became)],
          [
            "Collecting",
            collection.lagMs === null
              ? "No events"
              : `Events arrive after ${formatDuration(collection.lagMs)}`,
          ],
          collection.uncounted === 0
            ? null
            : ["Not counted yet", formatCount(collection.uncounted, "hour")],
          collection.gaps.length === 0
            ? null
            : [
                "May be missing",
                <ul key="gaps" className="digest-gaps">
                  {collection.gaps.map(({ from, to, text }) => (
                    <li key={`${from} ${text}`}>
                      <Moment at={from} /> – {to === null ? "now" : <Moment at={to} />}: {text}
                    </li>
                  ))}
                </ul>,
              ],
        ]}
      />
    </div>
  );
}

const number = (count: number): string => new Intl.NumberFormat("en").format(count);

const listed = (all: readonly (readonly [string, number])[]): string =>
  all.map(([name, count]) => `${name} ${number(count)}`).join(", ") || "None";

function becameOf({ open, acknowledged, closed, timeToAcknowledge }: Digest["alerts"]["became"]) {
  const states = `${number(open)} open, ${number(acknowledged)} acknowledged, ${number(closed)} closed`;
  return timeToAcknowledge === null
    ? states
    : `${states}; acknowledged after ${formatDuration(timeToAcknowledge.medianMs)} (median)`;
}
