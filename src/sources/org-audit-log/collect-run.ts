import type { Connection } from "#contract";
import type { PageOutcome } from "./follow-stream";

/** What a run of this source needs to know. */
export interface CollectRun {
  readonly connection: Connection;
  readonly apiKey: string;
  /** Used where the newest is rejected; null where there is no other. */
  readonly previousKey: string | null;
  /** Of the lease: unique to this invocation. */
  readonly owner: string;
  /** Epoch milliseconds after which no further page is asked for. */
  readonly until: number;
  /** `isPastKnown`: all that was logged before the page has been taken. Else the page comes once more. */
  readonly takePage: (events: ReadonlyArray<unknown>, isPastKnown: boolean) => Promise<PageOutcome>;
}
