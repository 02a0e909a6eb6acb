import type { Alert, AuditEvent, Digest, RuleSummary } from "#contract";

/** An alert on which nobody has to act any more. */
export interface Closing {
  readonly kind: "closed";
  readonly alert: Alert;
  /** What the destination made of the alert. */
  readonly opened: string;
}

/** What a destination is told. */
export type Notice =
  | {
      /** Something was found. */
      readonly kind: "alert";
      readonly alert: Alert;
      /** Oldest first, the first 20 at most. */
      readonly events: ReadonlyArray<AuditEvent>;
      /** All of them. */
      readonly eventCount: number;
      readonly rule: Pick<
        RuleSummary,
        "title" | "description" | "level" | "falsePositives" | "references" | "tags"
      >;
    }
  | {
      /** A later event of an alert that was delivered. */
      readonly kind: "match";
      readonly alert: Alert;
      readonly event: AuditEvent;
      /** What the destination made of the alert: an issue key. */
      readonly opened: string;
    }
  | {
      /** An hour of an alert with too many later events to tell of each. */
      readonly kind: "count";
      readonly alert: Alert;
      /** Epoch milliseconds; `to` is exclusive. */
      readonly hour: { readonly from: number; readonly to: number };
      readonly count: number;
      readonly opened: string;
    }
  | {
      /** Events that somebody asked to be forwarded, whether or not a rule found them. Issues are not made of them. */
      readonly kind: "events";
      readonly request: {
        readonly key: string;
        readonly requester: string;
        /** May be empty. */
        readonly note: string;
        readonly createdAt: number;
      };
      /** Oldest first, 20 at most: a longer request comes in several parts. */
      readonly events: ReadonlyArray<AuditEvent>;
      readonly part: { readonly number: number; readonly of: number };
      /** Events of all parts. */
      readonly eventCount: number;
    }
  | {
      /** A week in figures. Issues are not made of them. */
      readonly kind: "digest";
      readonly digest: Digest;
      /** Somebody wants to see what it looks like: the days are not a week that has ended. */
      readonly isTest: boolean;
    };
