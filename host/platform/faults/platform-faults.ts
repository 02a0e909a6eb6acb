/**
 * What the platform does at times and promises nowhere not to do. Every number between 0 and 1 is the chance of one
 * occasion, drawn from the seed of the host: the same seed and the same run meet the same faults.
 */
export interface PlatformFaults {
  readonly kvs?: KvsFaults;
  readonly sql?: SqlFaults;
  readonly queue?: QueueFaults;
  readonly schedule?: ScheduleFaults;
  readonly webTrigger?: WebTriggerFaults;
  readonly product?: ProductFaults;
  readonly invocation?: InvocationFaults;
}

export interface KvsFaults {
  /** A request is refused with 429. */
  readonly throttle?: number;
  /** An item of a batch fails while the others succeed. */
  readonly partialBatch?: number;
  /** A query sees a write only after a while of up to so many ms. `get` always sees it. */
  readonly staleQueryMs?: number;
  /** Expired values stay readable for a while of up to 48 hours. */
  readonly lingeringTtl?: boolean;
}

export interface SqlFaults {
  /** A statement is refused with 429, and not carried out. */
  readonly throttle?: number;
}

export interface QueueFaults {
  /** A push is refused with 429. */
  readonly throttle?: number;
  /** An event of a push is not taken while the others are: 202 with `failedEvents`. */
  readonly partialPush?: number;
  /** An event is delivered twice, perhaps both at once. */
  readonly duplicate?: number;
  /** Each event comes up to this many ms later than asked for, so that events overtake each other. */
  readonly shuffleMs?: number;
  /** An event comes up to a quarter of an hour late. */
  readonly late?: number;
}

export interface ScheduleFaults {
  /** A tick runs twice at once. */
  readonly duplicate?: number;
  /** A tick does not come. */
  readonly miss?: number;
  /** Each tick comes up to this many ms late; with more than the interval, ticks overlap out of order. */
  readonly lateMs?: number;
}

export interface WebTriggerFaults {
  /** A request is refused with 429 and does not reach the app. */
  readonly throttle?: number;
}

export interface ProductFaults {
  /** A request is refused with 429, a Retry-After and one of Jira's reasons. */
  readonly throttle?: number;
  /** For so many ms after the installation every request is refused with 403. */
  readonly forbiddenMs?: number;
}

export interface InvocationFaults {
  /** One of an invocation's platform calls, before or after it takes effect, never answers: it ends at its time limit. */
  readonly deadline?: number;
  /** The machine is gone at one of an invocation's platform calls, before or after it takes effect. */
  readonly death?: number;
}
