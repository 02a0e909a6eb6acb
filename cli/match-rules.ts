import { createHash } from "node:crypto";
import { alertKey } from "#sigma/alert-key";
import { compileRules, type RuleSet } from "#sigma/compile-rules";
import { createCorrelator } from "#sigma/create-correlator";
import type { CorrelationHit } from "#sigma/evaluate-correlation";
import type { NamedLists } from "#sigma/expand-placeholders";
import { parseRules } from "#sigma/parse-rules";
import type { Described } from "#sigma/sigma-document";
import { loadEvents, type LoadedEvent } from "./load-events";
import { loadRuleFiles } from "./load-rule-files";
import type { Outcome } from "./outcome";

/** Runs rules over events in event time and prints which rule matched which event, and the alerts that follow. */
export const matchRules = (
  paths: ReadonlyArray<string>,
  eventFiles: ReadonlyArray<string>,
  lists: NamedLists,
): Outcome => {
  const rules = loadRuleSet(paths, lists);
  const events = loadEvents(eventFiles);
  const { matches, alerts } = runRules(rules, events);
  const lines = alerts.map(
    (one) => `${one.time} ${one.level} ${one.title} (${one.events.length} events)`,
  );
  const text = [
    ...lines,
    `${events.length} events, ${matches.length} matches, ${alerts.length} alerts`,
    "",
  ].join("\n");
  return { json: { events: events.length, matches, alerts }, text, failed: false };
};

const loadRuleSet = (paths: ReadonlyArray<string>, lists: NamedLists): RuleSet => {
  const documents = loadRuleFiles(paths).flatMap(({ file, text }) => {
    const parsed = parseRules(text);
    for (const { line, column, message } of parsed.errors)
      process.stderr.write(`${file}:${line}:${column} ${message}\n`);
    return parsed.documents;
  });
  const rules = compileRules(documents, { lists });
  for (const { ruleId, message } of rules.problems) process.stderr.write(`${ruleId}: ${message}\n`);
  return rules;
};

export interface FoundAlert {
  /** 32 hex digits: the key that the app gives the alert. */
  readonly key: string;
  readonly rule: string;
  readonly title: string;
  readonly level: string;
  /** Event time of the first event, ISO 8601. */
  readonly time: string;
  readonly group: string;
  readonly events: string[];
}

interface Found {
  readonly matches: ReadonlyArray<{ readonly rule: string; readonly event: string }>;
  readonly alerts: ReadonlyArray<FoundAlert>;
}

/** One alert for each rule, group and bucket of event time. `events` are in event time. */
export const runRules = (rules: RuleSet, events: ReadonlyArray<LoadedEvent>): Found => {
  const matches: { rule: string; event: string }[] = [];
  const alerts = new Map<string, FoundAlert>();
  const correlator = createCorrelator(rules.correlations);
  const correlationById = new Map(rules.correlations.map((one) => [one.id, one]));
  const inner = new Set(
    rules.correlations.flatMap(({ correlation }) =>
      correlation.generate ? [] : correlation.rules,
    ),
  );

  const raise = (
    rule: Described,
    group: string,
    bucket: number,
    time: number,
    eventIds: ReadonlyArray<string>,
  ): void => {
    const identity = `${rule.id}\n${group}\n${bucket}`;
    const key = createHash("sha256").update(identity).digest("hex").slice(0, 32);
    const known = alerts.get(key);
    if (known === undefined) {
      const { id, title, level } = rule;
      alerts.set(key, {
        key,
        rule: id,
        title,
        level,
        time: new Date(time).toISOString(),
        group,
        events: [...eventIds],
      });
    } else for (const id of eventIds) if (!known.events.includes(id)) known.events.push(id);
  };
  const raiseHit = (hit: CorrelationHit): void => {
    const document = correlationById.get(hit.correlationId);
    if (document !== undefined && !inner.has(document.id))
      raise(document, hit.group, hit.bucket, hit.from, hit.eventIds);
  };
  for (const { id, time, event } of events) {
    for (const match of rules.match(event)) {
      matches.push({ rule: match.ruleId, event: id });
      if (match.alerts) {
        const { group, bucket } = alertKey(match.rule, event, time);
        raise(match.rule, group, bucket, time, [id]);
      }
      for (const hit of correlator.push({ ruleId: match.ruleId, eventId: id, time, event })) {
        matches.push({ rule: hit.correlationId, event: id });
        raiseHit(hit);
      }
    }
  }
  return { matches, alerts: [...alerts.values()] };
};
