import type { AppFrame } from "../app-frame";
import type { CallData } from "../call-data";

/** Answers one bridge command of a frame; what it throws is the command's error. */
export type Command = (frame: AppFrame, data: CallData) => unknown;

/** By the name that `@forge/bridge` calls, or that our own bridge script calls (`history/…`, `unsubscribe`, `__resize`, `__escape`). */
export type CommandTable = ReadonlyMap<string, Command>;
