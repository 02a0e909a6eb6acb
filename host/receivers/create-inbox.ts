import type { ReceiverCounts } from "./receiver";

/** What a receiver took from a request: text and plain data, exactly as they came. */
export interface Message {
  /** The same when the same comes again. */
  readonly key: string;
  /** The alert that it is about, where the receiver's owner can tell. */
  readonly alert?: string;
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
}

export interface Inbox {
  readonly take: (message: Message, at: number) => void;
  readonly counts: () => ReceiverCounts;
  readonly alerts: () => ReadonlySet<string>;
  readonly received: () => ReadonlyArray<Kept>;
  readonly snapshot: () => InboxSnapshot;
}

const MOST_KEPT = 300;

/** Counts everything that came, and keeps the last messages to be looked at. */
export function createInbox(before?: InboxSnapshot): Inbox {
  const times = new Map(before?.times);
  const alerts = new Set(before?.alerts);
  const kept = new Map((before?.kept ?? []).map((message) => [message.key, message]));
  return {
    take: (message, at) => {
      const known = times.get(message.key) ?? 0;
      times.set(message.key, known + 1);
      if (message.alert !== undefined) alerts.add(message.alert);
      const shown = kept.get(message.key);
      if (known > 0 && shown === undefined) return;
      kept.set(message.key, { ...message, at: shown?.at ?? at, times: known + 1 });
      const oldest = kept.keys().next();
      if (kept.size > MOST_KEPT && oldest.done !== true) kept.delete(oldest.value);
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
    snapshot: () => ({ times: [...times], alerts: [...alerts], kept: [...kept.values()] }),
  };
}
