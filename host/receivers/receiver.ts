import type { HttpHandler } from "../http";
import type { InboxSnapshot, Kept } from "./create-inbox";
import type { ReceiverKnobs } from "./receiver-knobs";

/** How much came, as the receiver counts it. */
export interface ReceiverCounts {
  /** Everything that was taken, repeated or not. */
  readonly messages: number;
  /** Different alerts among them. */
  readonly alerts: number;
  /** Different deliveries; where they carry no key, different texts. */
  readonly distinct: number;
  /** Taken once more than that. */
  readonly repeated: number;
}

/** Events that came as parts of a stream of all events, told by their keys. */
export interface StreamedCounts {
  readonly distinct: number;
  /** Taken once more than that. */
  readonly repeated: number;
}

/** A stand-in for a place that alerts are sent to. */
export interface Receiver {
  readonly name: string;
  readonly title: string;
  /** Its origin on the stand-in internet. */
  readonly origin: string;
  /** Other origins that it answers at. */
  readonly alsoAt: ReadonlyArray<string>;
  /** Whether a person who reads there can tell what came twice, by its key. */
  readonly knowsRepeats: boolean;
  /** Throws `ConnectionReset` when told to. */
  readonly handler: HttpHandler;
  readonly knobs: ReceiverKnobs;
  /** Without streamed events. */
  readonly counts: () => ReceiverCounts;
  readonly streamed: () => StreamedCounts;
  /** The keys of the alerts that came. */
  readonly alerts: () => ReadonlySet<string>;
  /** The last messages, newest first. */
  readonly received: () => ReadonlyArray<Kept>;
  /** Answers given since the start, by status; 0 is a reset connection. */
  readonly answers: () => Readonly<Record<string, number>>;
  /** What came; knobs are not part of it. */
  readonly snapshot: () => InboxSnapshot;
}
