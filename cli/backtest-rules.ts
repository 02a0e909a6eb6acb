import { excerpt } from "#lib/excerpt";
import { prebuiltRules } from "#rules/prebuilt-rules";
import { compileRules } from "#sigma/compile-rules";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import type { SigmaDocument } from "#sigma/sigma-document";
import { fieldReader } from "#sigma/taxonomy";
import { loadEvents, type LoadedEvent } from "./load-events";
import { loadRuleFiles } from "./load-rule-files";
import { runRules, type FoundAlert } from "./match-rules";
import type { Outcome } from "./outcome";

const SAMPLES = 10;
const ACTORS = 10;

/** What a text of rules finds in recorded events. */
interface Side {
  /** Events that match the rules, or what their correlations count. */
  readonly matches: number;
  readonly alerts: ReadonlyArray<FoundAlert>;
  /** By UTC date, oldest first. */
  readonly days: ReadonlyArray<{
    readonly day: string;
    readonly matches: number;
    readonly alerts: number;
  }>;
  /** Those with most matches first. */
  readonly actors: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly matches: number;
  }>;
  /** The newest events that match. */
  readonly samples: ReadonlyArray<LoadedEvent>;
  readonly problems: ReadonlyArray<string>;
}

/**
 * Runs rules and correlations over recorded events, each event once, in event time: matches by day, top actors,
 * sample events, and beside another version of the rules the alerts that were added and removed. A correlation may
 * count rules that came with the app.
 */
export const backtestRules = (
  paths: ReadonlyArray<string>,
  eventPaths: ReadonlyArray<string>,
  options: { readonly lists: NamedLists; readonly against: string | undefined },
): Outcome => {
  const seen = new Set<string>();
  const events = loadEvents(eventPaths).filter(({ id }) => !seen.has(id) && seen.add(id));
  const side = runSide(paths, events, options.lists);
  const other =
    options.against === undefined ? null : runSide([options.against], events, options.lists);
  const difference = other === null ? null : differenceOf(side.alerts, other.alerts);
  const problems = [...side.problems, ...(other?.problems ?? [])];
  return {
    json: {
      events: events.length,
      from: timeText(events[0]),
      to: timeText(events.at(-1)),
      ...side,
      samples: side.samples.map(({ event }) => event),
      problems,
      against:
        other === null || difference === null
          ? null
          : { matches: other.matches, alerts: other.alerts.length, ...difference },
    },
    text: [
      ...problems,
      `${events.length} events, ${side.matches} matches, ${side.alerts.length} alerts`,
      ...side.days.map(
        ({ day, matches, alerts }) => `${day}  ${matches} matches  ${alerts} alerts`,
      ),
      ...titled("Alerts", side.alerts.slice(-SAMPLES).map(alertText)),
      ...titled(
        "Actors",
        side.actors.map(({ id, name, matches }) => `${matches}  ${excerpt(name || id, 80)}`),
      ),
      ...titled("Events", side.samples.map(eventText)),
      ...(difference === null
        ? []
        : [
            ...titled("Added", difference.added.map(alertText), true),
            ...titled("Removed", difference.removed.map(alertText), true),
          ]),
      "",
    ].join("\n"),
    failed: problems.length > 0,
  };
};

const runSide = (
  paths: ReadonlyArray<string>,
  events: ReadonlyArray<LoadedEvent>,
  lists: NamedLists,
): Side => {
  const problems: string[] = [];
  const own = loadRuleFiles(paths).flatMap(({ file, text }) => {
    const { documents, errors } = parseRules(text);
    for (const { line, column, message } of errors)
      problems.push(`${file}:${line}:${column} ${message}`);
    return documents;
  });
  const ids = new Set(own.map(({ id }) => id));
  const rules = compileRules([...own, ...prebuiltBesides(own)], { lists });
  for (const { ruleId, message } of rules.problems)
    if (ids.has(ruleId)) problems.push(`${ruleId}: ${message}`);
  const counted = new Set([
    ...ids,
    ...rules.correlations
      .filter(({ id }) => ids.has(id))
      .flatMap(({ correlation }) => correlation.rules),
  ]);
  const found = runRules(rules, events);
  const matching = new Set(
    found.matches.flatMap(({ rule, event }) => (counted.has(rule) ? [event] : [])),
  );
  const matched = events.filter(({ id }) => matching.has(id));
  const alerts = found.alerts.filter(({ rule }) => ids.has(rule));
  return {
    matches: matched.length,
    alerts: alerts.toSorted((a, b) => (a.time < b.time ? -1 : 1)),
    days: daysOf(matched, alerts),
    actors: actorsOf(matched),
    samples: matched.slice(-SAMPLES).toReversed(),
    problems,
  };
};

/** What came with the app and no given document stands for: correlations may name it. */
const prebuiltBesides = (own: ReadonlyArray<SigmaDocument>): ReadonlyArray<SigmaDocument> => {
  const taken = new Set(own.flatMap(({ id, name }) => [id, name]));
  return prebuiltRules
    .flatMap(({ text }) => parseRules(text).documents)
    .filter(({ id, name }) => !taken.has(id) && !taken.has(name));
};

const daysOf = (
  matched: ReadonlyArray<LoadedEvent>,
  alerts: ReadonlyArray<FoundAlert>,
): Side["days"] => {
  const days = new Map<string, { matches: number; alerts: number }>();
  const count = (time: string, what: "matches" | "alerts"): void => {
    const day = time.slice(0, 10);
    const counts = days.get(day) ?? { matches: 0, alerts: 0 };
    days.set(day, counts);
    counts[what] += 1;
  };
  for (const one of matched) count(timeText(one) ?? "", "matches");
  for (const { time } of alerts) count(time, "alerts");
  return Array.from(days, ([day, counts]) => ({ day, ...counts })).toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  );
};

const actorsOf = (matched: ReadonlyArray<LoadedEvent>): Side["actors"] => {
  const actors = new Map<string, { name: string; matches: number }>();
  for (const { event } of matched) {
    const id = read("actor.id", event);
    const known = actors.get(id);
    if (known === undefined) {
      const name = read("actor.name", event) || read("actor.email", event);
      actors.set(id, { name, matches: 1 });
    } else known.matches += 1;
  }
  return Array.from(actors, ([id, one]) => ({ id, ...one }))
    .toSorted((a, b) => b.matches - a.matches || (a.id < b.id ? -1 : 1))
    .slice(0, ACTORS);
};

const differenceOf = (after: ReadonlyArray<FoundAlert>, before: ReadonlyArray<FoundAlert>) => {
  const keysAfter = new Set(after.map(({ key }) => key));
  const keysBefore = new Set(before.map(({ key }) => key));
  return {
    added: after.filter(({ key }) => !keysBefore.has(key)),
    removed: before.filter(({ key }) => !keysAfter.has(key)),
  };
};

const titled = (
  title: string,
  lines: ReadonlyArray<string>,
  evenIfNone = false,
): ReadonlyArray<string> =>
  lines.length === 0
    ? evenIfNone
      ? ["", `${title}: none`]
      : []
    : ["", title, ...lines.map((line) => `  ${line}`)];

// What events say is not ours: excerpts hold nothing that a terminal would obey.
const alertText = ({ time, level, title, group, events }: FoundAlert): string =>
  `${time} ${level} ${excerpt(title, 120)} ${excerpt(group, 120)} (${events.length} events)`;

const eventText = (one: LoadedEvent): string =>
  `${timeText(one) ?? ""} ${excerpt(read("action", one.event), 80)} ${excerpt(read("actor.name", one.event), 80)} ${excerpt(one.id, 80)}`;

const read = (field: string, event: LoadedEvent["event"]): string =>
  fieldReader(field).values(event).map(String).join(", ");

const timeText = (one: LoadedEvent | undefined): string | null =>
  one === undefined ? null : new Date(one.time).toISOString();
