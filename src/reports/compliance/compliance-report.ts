import { type ComplianceReport, Level } from "#contract";
import { uncovered } from "#lib/uncovered";
import { collectionGaps } from "./collection-gaps";
import type { AlertFacts, ComplianceFacts } from "./compliance-facts";
import { controls, references } from "./controls";
import { offStretches } from "./off-stretches";
import { topics, type TopicId } from "./topics";

type Rule = ComplianceReport["rules"][number];
type Topic = ComplianceReport["topics"][number];

/** Says for each control what was watched in a period and what was not. It never says that a control is met. */
export function complianceReport(facts: ComplianceFacts): ComplianceReport {
  const watched = { from: facts.period.from, to: Math.min(facts.period.to, facts.now) };
  const gaps = collectionGaps(watched, facts.collection);
  const rules = facts.rules.map(({ id, title, level, enabled, version, ...rule }): Rule => ({
    id,
    title,
    level,
    enabled,
    version,
    changedAt: rule.changedAt.filter((at) => at >= watched.from && at < watched.to),
    off: offStretches(watched, rule).map((off) => ({ ...off, text: `"${title}" was off` })),
    alerts: tellAlerts(facts.alerts.filter(({ ruleId }) => ruleId === id)),
  }));
  const idByName = new Map(facts.rules.map(({ name, id }) => [name, id]));
  const told = Object.entries(topics).map(([id, topic]): Topic => ({
    id,
    title: topic.title,
    events: eventsOf(facts, topic.actions),
    rules: topic.rules.flatMap((name) => idByName.get(name) ?? []),
  }));
  const collected = uncovered(
    watched,
    gaps.map(({ from, to }) => ({ from, to: to ?? watched.to })),
  );
  return {
    period: facts.period,
    madeAt: facts.now,
    collection: {
      orgId: facts.collection.orgId,
      refusal: facts.collection.refusal?.text ?? "",
      gaps: [...gaps],
      searchableFrom: facts.collection.searchableFrom,
    },
    rules,
    topics: told,
    controls: controls.map((control) => {
      const own = told.filter(({ id }) => control.topics.some((topic) => topic === id));
      const ids = new Set(own.flatMap((topic) => topic.rules));
      const ruled = rules.filter(({ id }) => ids.has(id));
      const isDark = (rule: Rule): boolean =>
        uncovered(watched, closed(rule, watched.to)).length === 0;
      return {
        framework: control.framework,
        id: control.id,
        title: control.title,
        reference: references[control.framework],
        topics: [...control.topics],
        state:
          collected.length === 0 || ruled.every(isDark)
            ? "not-watched"
            : gaps.length > 0 || ruled.some(({ off }) => off.length > 0)
              ? "partly"
              : "watched",
        gaps: ruled.flatMap(({ off }) => off),
        events: eventsOf(facts, actionsOf(control.topics)),
        alerts: tellAlerts(facts.alerts.filter(({ ruleId }) => ids.has(ruleId))),
      };
    }),
    moreAlerts: facts.moreAlerts,
  };
}

const closed = ({ off }: Rule, end: number) => off.map(({ from, to }) => ({ from, to: to ?? end }));

/** No actions at all stands for the log as a whole; an action of several topics is counted once. */
const actionsOf = (ids: ReadonlyArray<TopicId>): ReadonlyArray<string> =>
  ids.some((id) => topics[id].actions.length === 0)
    ? []
    : ids.flatMap((id): ReadonlyArray<string> => topics[id].actions);

function eventsOf(facts: ComplianceFacts, actions: ReadonlyArray<string>): number {
  if (actions.length === 0) return facts.events;
  const wanted = new Set(actions);
  return facts.actions.reduce((sum, [action, n]) => (wanted.has(action) ? sum + n : sum), 0);
}

function tellAlerts(alerts: ReadonlyArray<AlertFacts>): Rule["alerts"] {
  const count = (state: AlertFacts["state"]): number =>
    alerts.filter((alert) => alert.state === state).length;
  return {
    levels: Level.options.toReversed().flatMap((level) => {
      const found = alerts.filter((alert) => alert.level === level).length;
      return found === 0 ? [] : [{ level, count: found }];
    }),
    outcomes: {
      open: count("open"),
      acknowledged: count("acknowledged"),
      closed: count("closed"),
      none: count(null),
    },
  };
}
