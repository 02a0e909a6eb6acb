import type { Digest } from "#contract";
import { utcTime } from "./utc-time";

type Cut = (text: string, limit: number) => string;
type Line = { readonly strong: string; readonly text: string };
type Compared = Digest["events"];

/** A digest line by line: first what is counted, then who and what stood out, last what may be missing. */
export function digestLines(digest: Digest, cut: Cut): ReadonlyArray<Line> {
  const { alerts, newCountries } = digest;
  return [
    line("Events", compared(digest.events)),
    line(
      "Products",
      listed(digest.products, (one) => cut(one.value || "not said", 60)),
    ),
    ...digest.categories.map((one) => line(categories[one.category], compared(one))),
    ...(newCountries === null
      ? []
      : [line("New countries", newCountries.map((one) => cut(one, 60)).join(", ") || "none")]),
    line(
      "Most active",
      listed(digest.actors, (one) => cut(one.label || one.value, 80)),
    ),
    line("Alerts", compared(alerts)),
    ...(alerts.levels.length === 0
      ? []
      : [
          line(
            "Alerts by level",
            listed(alerts.levels, (one) => one.level),
          ),
        ]),
    ...(alerts.rules.length === 0
      ? []
      : [
          line(
            "Rules",
            alerts.rules.map((one) => `${cut(one.title, 80)} ${n(one.count)}`).join(", "),
          ),
        ]),
    ...(alerts.count === 0 ? [] : [line("What became of them", becameOf(alerts.became))]),
    ...collecting(digest.collection, cut),
  ];
}

const line = (name: string, text: string): Line => ({ strong: `${name}:`, text: ` ${text}` });

const categories = {
  "failed-login": "Failed logins",
  privilege: "Privilege changes",
  policy: "Policy changes",
  administration: "Other admin actions",
} as const satisfies Record<Digest["categories"][number]["category"], string>;

const n = (count: number): string => count.toLocaleString("en");

const compared = ({ count, before }: Compared): string =>
  before === null ? n(count) : `${n(count)} (the week before: ${n(before)})`;

const short = ({ count, before }: Compared): string =>
  before === null ? n(count) : `${n(count)} (${n(before)})`;

function listed<One extends Compared>(all: ReadonlyArray<One>, name: (one: One) => string): string {
  return all.map((one) => `${name(one)} ${short(one)}`).join(", ") || "none";
}

function becameOf(became: Digest["alerts"]["became"]): string {
  const wait = became.timeToAcknowledge;
  const states = `${n(became.open)} open, ${n(became.acknowledged)} acknowledged, ${n(became.closed)} closed`;
  return wait === null
    ? states
    : `${states}; acknowledged after ${duration(wait.medianMs)} (median)`;
}

function collecting(
  { gaps, uncounted, lagMs }: Digest["collection"],
  cut: Cut,
): ReadonlyArray<Line> {
  const lag = lagMs === null ? "" : `; events arrive after ${duration(lagMs)}`;
  const missing = gaps.map(({ from, to, text }) =>
    line(
      "May be incomplete",
      `${utcTime(from)} to ${to === null ? "now" : utcTime(to)}. ${cut(text, 300)}`,
    ),
  );
  return [
    ...(gaps.length === 0 ? [line("Collecting", `without a gap${lag}`)] : missing),
    ...(uncounted === 0
      ? []
      : [line("Not counted yet", uncounted === 1 ? "1 hour" : `${n(uncounted)} hours`)]),
  ];
}

/** In the largest unit that is not 0. */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 120) return `${n(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${n(minutes)} min` : `${n(Math.round(minutes / 60))} h`;
}
