import { parseArgs } from "node:util";

export interface StartArguments {
  readonly help: boolean;
  readonly once: boolean;
  readonly json: boolean;
  readonly empty: boolean;
  readonly fresh: boolean;
  readonly dev: boolean;
  readonly verbose: boolean;
  readonly port: number;
  readonly events: number;
  readonly seed: string;
  readonly sql?: string;
  readonly state?: string;
  readonly auditLog?: string;
  /** A seed. */
  readonly faults?: string;
}

export const HELP = `npm start -- [options]      the app at work, in a browser, without any account

  --empty               as just installed: walk the set-up yourself
  --fresh               forget what earlier starts left
  --port N              the page's port (4600); the app's frame takes the next one
  --sql mysql://…       a MySQL, MariaDB or TiDB server instead of the embedded database
  --audit-log DIR       an organization that serves recorded pages and events
  --once                one full cycle in virtual time, without a page
  --events N            with --once: so many events in the simulated organization (2000)
  --json                with --once: one line of JSON, nothing else
  --state DIR           where state is kept (.local/state/…)
  --seed TEXT           another simulated organization
  --faults SEED         everything goes wrong now and then; the same seed with --once is the same run
  --dev                 build again on every change (npm run dev)
  --verbose             print what the app logs
  --help                this text
`;

/** Reads the command line, or says what is wrong with it. */
export function readArguments(
  argv: ReadonlyArray<string>,
):
  | { readonly ok: true; readonly args: StartArguments }
  | { readonly ok: false; readonly problem: string } {
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        help: flag,
        once: flag,
        json: flag,
        empty: flag,
        fresh: flag,
        dev: flag,
        verbose: flag,
        port: { ...text, default: "4600" },
        events: { ...text, default: "2000" },
        seed: { ...text, default: "example" },
        sql: text,
        faults: text,
        state: text,
        "audit-log": text,
      },
    });
    const port = wholeNumber(values.port, 0, 65_534);
    const events = wholeNumber(values.events, 1, 1_000_000);
    if (port === null) return { ok: false, problem: "--port takes a number from 0 to 65534." };
    if (events === null)
      return { ok: false, problem: "--events takes a number from 1 to 1000000." };
    const { sql, state, "audit-log": auditLog, faults, ...rest } = values;
    return {
      ok: true,
      args: {
        ...rest,
        port,
        events,
        ...(sql === undefined ? {} : { sql }),
        ...(state === undefined ? {} : { state }),
        ...(auditLog === undefined ? {} : { auditLog }),
        ...(faults === undefined ? {} : { faults }),
      },
    };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}
