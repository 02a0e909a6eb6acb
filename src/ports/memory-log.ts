import type { LogEvents } from "#contract/log-events";
import type { Log } from "#ports";

export interface MemoryLog extends Log {
  /** Every line, oldest first. */
  readonly lines: ReadonlyArray<{
    readonly name: keyof LogEvents;
    readonly fields: LogEvents[keyof LogEvents];
  }>;
}

/** A log that keeps its lines. */
export function createMemoryLog(): MemoryLog {
  const lines: Array<MemoryLog["lines"][number]> = [];
  const log: MemoryLog = {
    lines,
    under: () => log,
    write: (name, fields) => {
      lines.push({ name, fields });
    },
  };
  return log;
}
