/** Numbers what comes over each channel from 0, and tells once when it is indexed. */
export interface Acknowledger {
  readonly take: (channel: string, indexedAt: number) => number;
  /** As Splunk does: a number that was told to be indexed is forgotten. */
  readonly ask: (
    channel: string,
    numbers: ReadonlyArray<number>,
    now: number,
  ) => Readonly<Record<string, boolean>>;
}

export function createAcknowledger(): Acknowledger {
  const channels = new Map<string, { next: number; readonly waiting: Map<number, number> }>();
  return {
    take: (name, indexedAt) => {
      const channel = channels.get(name) ?? { next: 0, waiting: new Map<number, number>() };
      channels.set(name, channel);
      const number = channel.next;
      channel.next += 1;
      channel.waiting.set(number, indexedAt);
      return number;
    },
    ask: (name, numbers, now) => {
      const waiting = channels.get(name)?.waiting;
      return Object.fromEntries(
        numbers.map((number) => {
          const at = waiting?.get(number);
          const isIndexed = at !== undefined && at <= now;
          if (isIndexed) waiting?.delete(number);
          return [`${number}`, isIndexed];
        }),
      );
    },
  };
}
