import type { Failure, RuleExplanation, RuleTrial } from "#contract";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { checkRules } from "#rules/check-rules";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import { compileRules } from "#sigma/compile-rules";
import { createCorrelator } from "#sigma/create-correlator";
import { explain, type Explanation } from "#sigma/explain";
import { isObject } from "#sigma/field-path";
import type { SigmaRule } from "#sigma/sigma-document";
import { basesOf } from "./bases-of";
import type { ProcedureSet } from "./procedure-set";
import { rawEvent } from "./raw-event";
import { recentRawEvents, type RawEvent } from "./recent-raw-events";

/** An answer has to come within 25 seconds. */
const TIME_TO_TRY = 10_000;
const MATCHES_SHOWN = 50;
const OTHERS_SHOWN = 20;

/** A rule text, saved or not, against events that are stored. */
export function ruleTrialProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"rules/try" | "rules/explain"> {
  return {
    "rules/try": async (deps, { yaml }) => {
      const { document, problems, rest, lists } = await read(deps, prebuilt, yaml);
      if (document === null || problems.some(({ severity }) => severity === "error")) {
        return ok({ ...nothingTried, problems: [...problems] });
      }
      const until = deps.clock.now() + TIME_TO_TRY;
      const recent = await recentRawEvents(deps);
      // For a rule the order is nothing, and the newest tell most, should the time not do for all.
      const events = document.kind === "correlation" ? recent : recent.toReversed();
      // Only a correlation needs the others: they are what it counts.
      const compiled = compileRules(
        document.kind === "correlation" ? [...rest, document] : [document],
        { lists },
      );
      const correlator = createCorrelator(compiled.correlations);
      const matched = new Set<string>();
      let tried = 0;
      for (const { key, time, body } of events) {
        if (deps.clock.now() > until) break;
        tried += 1;
        for (const { ruleId } of compiled.match(body)) {
          if (ruleId === document.id) matched.add(key);
          const hits = correlator.push({ ruleId, eventId: key, time, event: body });
          if (hits.some(({ correlationId }) => correlationId === document.id)) matched.add(key);
        }
      }
      const inTime = events.slice(0, tried).toSorted((a, b) => a.time - b.time);
      return ok(await told(deps, inTime, matched, events.length - tried, problems));
    },

    "rules/explain": async (deps, { yaml, event }) => {
      const { document, problems, rest, lists } = await read(deps, prebuilt, yaml);
      if (document === null) {
        const message = problems[0]?.message ?? "This is no rule yet.";
        return err({ code: "invalid-input", message });
      }
      const body = await readBody(deps, event);
      if (!body.ok) return body;
      const explained = (rule: SigmaRule): RuleExplanation["rules"][number] => ({
        id: rule.id,
        title: rule.title,
        condition: plain(explain(rule, body.value, lists)),
      });
      return ok({ rules: basesOf(document, rest).map(explained) });
    },
  };
}

const nothingTried: RuleTrial = {
  problems: [],
  tried: 0,
  matched: 0,
  span: null,
  untried: 0,
  events: [],
};

async function read(
  deps: Pick<Platform, "documents">,
  prebuilt: ReadonlyArray<ParsedRule>,
  yaml: string,
) {
  const [rules, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
  const present = rules.map(({ document }) => document);
  const [checked] = checkRules([yaml], present, lists);
  const document = checked?.document ?? null;
  return {
    document,
    problems: checked?.problems ?? [],
    rest: present.filter(({ id }) => id !== document?.id),
    lists,
  };
}

async function told(
  deps: Pick<Platform, "events">,
  events: ReadonlyArray<RawEvent>,
  matched: ReadonlySet<string>,
  untried: number,
  problems: Readonly<RuleTrial["problems"]>,
): Promise<RuleTrial> {
  const newest = events.toReversed();
  const shown = [
    ...newest.filter(({ key }) => matched.has(key)).slice(0, MATCHES_SHOWN),
    ...newest.filter(({ key }) => !matched.has(key)).slice(0, OTHERS_SHOWN),
  ];
  const stored = await deps.events.getMany(shown.map(({ key }) => key));
  const byKey = new Map(stored.map((event) => [event.key, event]));
  const [first, last] = [events[0], events.at(-1)];
  return {
    problems: [...problems],
    tried: events.length,
    matched: matched.size,
    span: first === undefined || last === undefined ? null : { from: first.time, to: last.time },
    untried,
    events: shown.flatMap(({ key }) => {
      const event = byKey.get(key);
      return event === undefined ? [] : [{ event, matched: matched.has(key) }];
    }),
  };
}

async function readBody(
  deps: Pick<Platform, "events" | "tail" | "segments" | "bytes">,
  key: string,
): Promise<Result<Readonly<Record<string, unknown>>, Failure>> {
  const found = await deps.events.get(key);
  const { text } = found === null ? { text: null } : await rawEvent(deps, key, found.segment);
  const body = text === null ? null : parseJson(text);
  if (isObject(body)) return ok(body);
  const message = "What Atlassian sent of this event is no longer kept, so it cannot be explained.";
  return err({ code: "not-found", message });
}

/** The engine's tree is read-only; an answer is not. */
const plain = (part: Explanation): RuleExplanation["rules"][number]["condition"] => ({
  ...part,
  wanted: [...part.wanted],
  seen: [...part.seen],
  parts: part.parts.map(plain),
});
