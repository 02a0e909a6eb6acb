import { parseDuration } from "./duration";
import type { Located, LocatedMap } from "./located";
import { locatedToJson } from "./located-to-json";
import { readFields } from "./read-fields";
import type { Reporter } from "./reporter";
import type { Alerting, Example, Status } from "./sigma-document";
import { suggestion } from "./nearest";

/** Reads the `audit-stream` block, our extension: whether a rule is on, how alerts are grouped, example events. */
export const parseAlerting = (
  block: LocatedMap | null,
  status: Status,
  reporter: Reporter,
): Alerting => {
  const enabledByStatus = status === "stable" || status === "test";
  const dedup = { by: ["actor.id"], windowMs: HOUR };
  if (block === null)
    return { enabled: enabledByStatus, dedup, examples: { match: [], noMatch: [] } };
  const fields = readFields(block, reporter);
  for (const [key, entry] of block.entries) {
    if (!KEYS.includes(key))
      reporter.warn(
        entry.at,
        `audit-stream has no key "${key.slice(0, 40)}"${suggestion(key, KEYS)}`,
      );
  }
  const examples = fields.map("examples");
  const example = examples === null ? null : readFields(examples, reporter);
  return {
    enabled: fields.flag("enabled", enabledByStatus),
    dedup: parseDedup(fields.map("dedup"), reporter) ?? dedup,
    examples: {
      match: parseExamples(example?.raw("match") ?? null, reporter),
      noMatch: parseExamples(example?.raw("no-match") ?? null, reporter),
    },
  };
};

const KEYS = ["enabled", "dedup", "examples", "mode"];

const HOUR = 3_600_000;

const parseDedup = (block: LocatedMap | null, reporter: Reporter): Alerting["dedup"] | null => {
  if (block === null) return null;
  const fields = readFields(block, reporter);
  const window = fields.text("window") ?? "1h";
  const windowMs = parseDuration(window);
  if (windowMs === null)
    reporter.error(
      fields.at("window"),
      `window must be a number and s, m, h or d, as in 1h; "${window.slice(0, 20)}" is not.`,
    );
  return { by: fields.has("by") ? fields.texts("by") : [], windowMs: windowMs ?? HOUR };
};

const parseExamples = (value: Located | null, reporter: Reporter): ReadonlyArray<Example> => {
  if (value === null) return [];
  if (value.kind !== "list") {
    reporter.error(
      value.at,
      "Examples must be a list of events, or of lists of events for a correlation.",
    );
    return [];
  }
  return value.items.flatMap((item) => {
    const events = item.kind === "list" ? item.items : [item];
    const maps = events.filter((event) => event.kind === "map");
    if (maps.length !== events.length) {
      reporter.error(item.at, "An example event must be a map, as the audit log gives it.");
      return [];
    }
    return [maps.map((event) => plainEvent(event))];
  });
};

const plainEvent = (event: LocatedMap): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Array.from(event.entries, ([key, entry]) => [key, locatedToJson(entry.value)]),
  );
