import type { AccessHolder, ChangeRecord, ComplianceReport, Framework, KeyRecord } from "#contract";
import { type Html, html } from "./html";
import { names } from "./names";
import { styles } from "./styles";

/** Rows of a list that the page shows; the CSV file has all. */
const ROWS = 300;

/** What the page of a pack tells. */
export interface PageContent {
  readonly report: ComplianceReport;
  readonly frameworks: ReadonlyArray<Framework>;
  readonly holders: ReadonlyArray<AccessHolder>;
  readonly changes: ReadonlyArray<ChangeRecord>;
  readonly keys: ReadonlyArray<KeyRecord>;
}

/** One HTML file that prints well: no script, nothing loaded, every text of the log escaped. */
export function reportPage({ report, frameworks, holders, changes, keys }: PageContent): string {
  const { period, collection } = report;
  const title = `Evidence ${day(period.from)} to ${day(period.to - 1)}`;
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'"
      />
      <title>${title}</title>
      <style>
        ${{ html: styles }}
      </style>
    </head>
    <body>
      <h1>${title}</h1>
      <p>
        Organization ${collection.orgId ?? "none connected"}, made ${time(report.madeAt)}. All times
        are UTC.
      </p>
      <p class="note">
        This tells what Audit Stream watched in the audit log and what it did not. It does not say
        that a control is met: that takes more than a log. Counts are of the log's events; alerts
        are those raised in the period.
      </p>
      <h2>What was not collected</h2>
      ${
        collection.gaps.length === 0
          ? html`<p>Nothing is known to be missing in this period.</p>`
          : html`<ul>
              ${collection.gaps.map(gapItem)}
            </ul>`
      }
      ${report.moreAlerts ? html`<p>There were more alerts than are counted here: alerts.csv has them.</p>` : html``}
      <p>${searchable(collection.searchableFrom)}</p>
      ${frameworks.map((framework) => controlTable(report, framework))}
      <h2>Rules</h2>
      <table>
        <thead>
          <tr>
            <th>Rule</th>
            <th>Level</th>
            <th>Now</th>
            <th>Version</th>
            <th>Off in the period</th>
            <th>Alerts</th>
          </tr>
        </thead>
        <tbody>
          ${report.rules.map(
            (rule) =>
              html`<tr>
                <td>${rule.title}</td>
                <td class="short">${rule.level}</td>
                <td>${rule.enabled ? "on" : "off"}</td>
                <td>${rule.version}</td>
                <td>${gapList(rule.off)}</td>
                <td>${total(rule.alerts)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>Who holds administrator rights</h2>
      <p>As far as the stored log tells: rights given before it begins are not in here.</p>
      ${list(
        holders,
        "access.csv",
        ["Name", "Right", "Granted", "By", "Revoked", "Last seen"],
        (holder) => [
          holder.name,
          `${names.rights[holder.right]}${holder.detail === "" ? "" : `: ${holder.detail}`}`,
          time(holder.grantedAt),
          holder.grantedBy,
          time(holder.revokedAt),
          time(holder.lastSeenAt),
        ],
      )}
      <h2>Changes of policies</h2>
      <p>The newest; changes.csv has those of rights and of the rest of administration too.</p>
      ${list(
        changes,
        "changes.csv",
        ["When", "Who", "What", "Accounted for by"],
        ({ event, issues, note }) => [
          time(event.occurredAt),
          event.actor.name || event.actor.id,
          event.message,
          [note?.ticket ?? "", ...issues].filter((one) => one !== "").join(", ") || "nothing",
        ],
      )}
      <h2>Keys and tokens</h2>
      ${list(keys, "keys.csv", ["Name", "Kind", "Created", "By", "Revoked", "Last used"], (key) => [
        key.name,
        names.keys[key.kind],
        time(key.createdAt),
        key.createdBy,
        time(key.revokedAt),
        time(key.lastUsedAt),
      ])}
      <p class="note">
        manifest.json has the SHA-256 of each file and the heads of the hash chains; signature.json
        signs it. Check with "npm run verify:evidence" and compare the fingerprint of the key with
        the one on the Compliance page.
      </p>
    </body>
  </html>`;
  return `<!doctype html>\n${page.html}\n`;
}

function controlTable(report: ComplianceReport, framework: Framework): Html {
  const controls = report.controls.filter((control) => control.framework === framework);
  const missing = report.collection.gaps.length === 0 ? "" : html`<br />not all was collected`;
  return html`<h2>${names.frameworks[framework]}</h2>
    <p><a href="${controls[0]?.reference ?? ""}">${controls[0]?.reference ?? ""}</a></p>
    <table>
      <thead>
        <tr>
          <th>Control</th>
          <th>State</th>
          <th>Watched for it</th>
          <th>Events</th>
          <th>Alerts</th>
          <th>Outcome</th>
        </tr>
      </thead>
      <tbody>
        ${controls.map(({ id, title, state, topics, events, alerts, gaps }) => {
          const watched = report.topics.filter((topic) => topics.includes(topic.id));
          const { closed, acknowledged, open, none } = alerts.outcomes;
          return html`<tr class="${state}">
            <td><b>${id}</b><br />${title}</td>
            <td><b>${names.states[state]}</b>${missing}${gapList(gaps)}</td>
            <td>${watched.map((topic) => html`${topic.title}<br />`)}</td>
            <td class="short">${number(events)}</td>
            <td class="short">
              ${alerts.levels.map(({ level, count }) => html`${number(count)} ${level}<br />`)}
            </td>
            <td>
              ${total(alerts) === 0 ? "" : `${closed} closed, ${acknowledged} in progress, ${open} open, ${none} without issue`}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}

function list<Row>(
  rows: ReadonlyArray<Row>,
  file: string,
  head: ReadonlyArray<string>,
  cells: (row: Row) => ReadonlyArray<string>,
): Html {
  if (rows.length === 0) return html`<p>None in the stored log.</p>`;
  const rest = rows.length - ROWS;
  return html`<table>
      <thead>
        <tr>
          ${head.map((name) => html`<th>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, ROWS).map(
          (row) =>
            html`<tr>
              ${cells(row).map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${rest > 0 ? html`<p>${number(rest)} more are in ${file}.</p>` : html``}`;
}

type Gap = ComplianceReport["collection"]["gaps"][number];

const gapItem = ({ from, to, text }: Gap): Html =>
  html`<li>${text}: ${time(from)} to ${to === null ? "now" : time(to)}</li>`;

const gapList = (gaps: ReadonlyArray<Gap>): Html =>
  gaps.length === 0
    ? html``
    : html`<ul>
        ${gaps.map(gapItem)}
      </ul>`;

const searchable = (from: number | null): string =>
  from === null
    ? "No single events are stored."
    : `Single events are stored from ${time(from)} on; those before are counted, and kept in sealed segments.`;

const total = (alerts: ComplianceReport["controls"][number]["alerts"]): number =>
  alerts.levels.reduce((sum, { count }) => sum + count, 0);

const number = (value: number): string => value.toLocaleString("en");

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const time = (at: number | null): string =>
  at === null ? "" : new Date(at).toISOString().slice(0, 16).replace("T", " ");
