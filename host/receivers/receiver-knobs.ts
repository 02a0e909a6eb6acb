import type { RetryHeaderStyle } from "../org-api/knobs";

export type ReceiverFault =
  | "429"
  | "500"
  | "503"
  | "html"
  | "truncated"
  | "slow"
  | "reset-before"
  | "reset-after";

/** What may go wrong with a receiver. Change it while it runs. */
export interface ReceiverKnobs {
  /** Everything is answered with this status, and nothing is taken; null: it works. */
  status: number | null;
  /** Each is used up by one request. */
  nextFaults: Array<ReceiverFault>;
  /** Share of requests that fail, drawn from the seed and the number of the request. */
  faultRate: number;
  slowMs: number;
  retryHeader: RetryHeaderStyle;
  retryAfterSeconds: number;
  /** Splunk: how long until what was taken is indexed. */
  indexingMs: number;
  /** Elasticsearch: every so many documents one has to come again; 0: none. */
  busyItemEvery: number;
}

export const ordinaryReceiver = (): ReceiverKnobs => ({
  status: null,
  nextFaults: [],
  faultRate: 0,
  slowMs: 30_000,
  retryHeader: "retry-after-seconds",
  retryAfterSeconds: 30,
  indexingMs: 3_000,
  busyItemEvery: 0,
});
