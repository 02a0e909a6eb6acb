import type { Logging } from "#contract";
import { logPlaces } from "#contract/log-places";
import { err, ok } from "#lib/result";
import { readLogging } from "#settings/read-logging";
import type { ProcedureSet } from "./procedure-set";
import { overtaken } from "./overtaken";

const MINUTE = 60_000;

/** How much the app logs, and of which of its parts the details. */
export const loggingProcedures: ProcedureSet<"logging/get" | "logging/save"> = {
  "logging/get": async (deps) => {
    const { settings: logging, version } = await readLogging(deps);
    const isOver = logging.debug !== null && logging.debug.until <= deps.clock.now();
    const areas = new Set(Object.values(logPlaces).map(({ area }) => area));
    return ok({
      logging: isOver ? { ...logging, debug: null } : logging,
      version,
      areas: [...areas].toSorted(),
    });
  },

  "logging/save": async (deps, { level, debug, version }, caller) => {
    const at = deps.clock.now();
    const body: Logging = {
      level,
      debug: debug && { areas: debug.areas, until: at + debug.minutes * MINUTE },
    };
    const saved = await deps.documents.save({
      kind: "settings",
      id: "logging",
      body,
      expectedVersion: version,
      by: caller.accountId,
      at,
    });
    if (saved !== null) return ok({ version: saved });
    return err(overtaken("the logging"));
  },
};
