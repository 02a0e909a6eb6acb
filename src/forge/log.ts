import type { Logging } from "#contract";
import type { LogEvents } from "#contract/log-events";
import { logPlaces } from "#contract/log-places";
import { cutText } from "#lib/cut-text";
import { isChosen } from "#lib/is-chosen";
import type { Log } from "#ports";

interface LogDeps {
  readonly print: (line: string) => void;
  readonly now: () => number;
  /** `LOG_LEVEL` and `DEBUG` of `forge variables`. */
  readonly variables: () => Readonly<Record<string, string | undefined>>;
}

const LEVELS = ["error", "warn", "info", "debug"] as const;
/** The platform takes 100 lines a started minute and 200 KB an invocation; the rest it loses, errors too. */
const MOST = { lines: 90, ofDebug: 60, characters: 100_000, ofText: 1_000 };

/**
 * One line of JSON for each named event, in the app's log on the developer console. What is set on the Health page
 * decides before the variables do; details are logged where either asks for them.
 */
export function createLog(deps: LogDeps): Log {
  const under = (logging: Logging | null): Log => {
    let lines = 0;
    let details = 0;
    let characters = 0;
    const print = (name: keyof LogEvents, fields: object): void => {
      const line = JSON.stringify({ event: name, ...logPlaces[name], ...shortened(fields) });
      lines += 1;
      characters += line.length;
      deps.print(line);
    };
    return {
      under,
      write: (name, fields) => {
        const { level } = logPlaces[name];
        if (!isWanted(deps, logging, name)) return;
        if (level === "debug") details += 1;
        const isOver =
          lines >= MOST.lines || characters >= MOST.characters || details > MOST.ofDebug;
        // What went wrong has the last lines for itself.
        if (isOver && level !== "error") {
          if (details === MOST.ofDebug + 1 || lines === MOST.lines) print("log.cut", { lines });
          return;
        }
        if (lines < MOST.lines + 8) print(name, fields);
      },
    };
  };
  return under(null);
}

function isWanted(deps: LogDeps, logging: Logging | null, name: keyof LogEvents): boolean {
  const { level, area } = logPlaces[name];
  const { LOG_LEVEL, DEBUG = "" } = deps.variables();
  if (level === "debug") {
    const debug = logging?.debug ?? null;
    const isSet = debug !== null && deps.now() < debug.until && isChosen(debug.areas, area);
    return isSet || LOG_LEVEL === "debug" || isChosen(DEBUG, area);
  }
  const variable = LEVELS.find((known) => known === LOG_LEVEL?.toLowerCase());
  const least = logging?.level ?? variable ?? "info";
  return LEVELS.indexOf(level) <= LEVELS.indexOf(least);
}

const shortened = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? cutText(value, MOST.ofText) : value,
    ]),
  );
