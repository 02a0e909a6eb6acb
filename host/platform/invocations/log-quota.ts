import type { HostClock } from "../../clock";
import type { LogLine } from "../../runtime/function-runner";

/** Documented limits of what one invocation may log. */
const LOG_LIMITS = { linesPerMinute: 100, bytes: 200 * 1024 } as const;

const WARNING = 40;

export interface LogQuota {
  readonly write: (line: LogLine) => void;
  /** Forgets what an invocation used up. */
  readonly ended: (invocationId: string) => void;
}

interface Used {
  readonly since: number;
  lines: number;
  bytes: number;
  isTold: boolean;
}

/**
 * Lets through 100 lines for each started minute of an invocation and 200 KB in all. The rest is lost, as on the
 * platform, and one line of the host's own says so. Lines that belong to no invocation pass.
 */
export const createLogQuota = (
  clock: Pick<HostClock, "now">,
  limited: boolean,
  log: (line: LogLine) => void,
): LogQuota => {
  const used = new Map<string, Used>();
  return {
    write: (line) => {
      const { invocationId, logArguments } = line;
      if (!limited || invocationId === "-") return log(line);
      const entry = used.get(invocationId) ?? fresh(clock.now());
      used.set(invocationId, entry);
      const minutes = Math.floor((clock.now() - entry.since) / 60_000) + 1;
      const bytes = Buffer.byteLength(JSON.stringify(logArguments));
      const fits =
        entry.lines < LOG_LIMITS.linesPerMinute * minutes &&
        entry.bytes + bytes <= LOG_LIMITS.bytes;
      if (fits) {
        entry.lines += 1;
        entry.bytes += bytes;
        return log(line);
      }
      if (entry.isTold) return undefined;
      entry.isTold = true;
      return log({ invocationId, logLevel: WARNING, logArguments: [TOO_MUCH] });
    },
    ended: (invocationId) => void used.delete(invocationId),
  };
};

const TOO_MUCH = `local host: lines of this invocation are lost from here on: ${LOG_LIMITS.linesPerMinute} a minute and ${LOG_LIMITS.bytes / 1024} KB are kept`;

const fresh = (since: number): Used => ({ since, lines: 0, bytes: 0, isTold: false });
