import type { ReceiverCounts, StreamedCounts } from "./receiver";

/** What a receiver took from a request: text and plain data, exactly as they came. */
export interface Message {
  /** The same when the same comes again. */
  readonly key: string;
  /** The alert that it is about, where the receiver's owner can tell. */
  readonly alert?: string;
  /** Keys of the events in it, where it is a part of a stream of all events: it is counted apart then. */
  readonly streamed?: ReadonlyArray<string>;
  readonly title: string;
  readonly body: string;
  /** People and groups that it would call. */
  readonly mentions: number;
}

export interface Kept extends Message {
  /** When it came first, epoch milliseconds. */
  readonly at: number;
  readonly times: number;
}

export interface InboxSnapshot {
  readonly times: ReadonlyArray<readonly [key: string, times: number]>;
  readonly alerts: ReadonlyArray<string>;
  readonly kept: ReadonlyArray<Kept>;
  readonly streamed?: ReadonlyArray<readonly [key: string, times: number]>;
}

export interface Inbox {
  readonly take: (message: Message, at: number) => void;
  readonly counts: () => ReceiverCounts;
  readonly streamed: () => StreamedCounts;
  readonly alerts: () => ReadonlySet<string>;
  readonly received: () => ReadonlyArray<Kept>;
  readonly snapshot: () => InboxSnapshot;
}

const MOST_KEPT = 300;
/** Of messages with streamed events, which are large or many, so many are kept, and so much of each. */
const MOST_STREAMED = 20;
const MOST_OF_A_BODY = 20_000;

/** Counts everything that came, and keeps the last messages to be looked at. */
export function createInbox(before?: InboxSnapshot): Inbox {
  const times = new Map(before?.times);
  const alerts = new Set(before?.alerts);
  const kept = new Map((before?.kept ?? []).map((message) => [message.key, message]));
  const streamed = new Map(before?.streamed);
  const show = (message: Message, at: number, known: number, most: number): void => {
    const shown = kept.get(message.key);
    if (known > 0 && shown === undefined) return;
    kept.set(message.key, { ...message, at: shown?.at ?? at, times: known + 1 });
    const alike = [...kept.values()].filter((one) => isStreamed(one) === isStreamed(message));
    const [oldest] = alike;
    if (alike.length > most && oldest !== undefined) kept.delete(oldest.key);
  };
  return {
    take: (message, at) => {
      if (message.streamed !== undefined) {
        for (const key of message.streamed) streamed.set(key, (streamed.get(key) ?? 0) + 1);
        const body = message.body.slice(0, MOST_OF_A_BODY);
        return show({ ...message, streamed: [], body }, at, 0, MOST_STREAMED);
      }
      const known = times.get(message.key) ?? 0;
      times.set(message.key, known + 1);
      if (message.alert !== undefined) alerts.add(message.alert);
      show(message, at, known, MOST_KEPT);
    },
    streamed: () => {
      const taken = [...streamed.values()].reduce((sum, count) => sum + count, 0);
      return { distinct: streamed.size, repeated: taken - streamed.size };
    },
    counts: () => {
      const messages = [...times.values()].reduce((sum, count) => sum + count, 0);
      return {
        messages,
        alerts: alerts.size,
        distinct: times.size,
        repeated: messages - times.size,
      };
    },
    alerts: () => alerts,
    received: () => [...kept.values()].toReversed(),
    snapshot: () => ({
      times: [...times],
      alerts: [...alerts],
      kept: [...kept.values()],
      streamed: [...streamed],
    }),
  };
}

const isStreamed = (message: Message): boolean => message.streamed !== undefined;
