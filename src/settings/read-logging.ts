import { Logging } from "#contract";
import type { Platform } from "#ports";
import { readSettings } from "./read-settings";

/** How much is logged: what is set, else the standard. */
export const readLogging = (deps: Pick<Platform, "documents">) =>
  readSettings(deps, "logging", Logging, Logging.parse({}));
