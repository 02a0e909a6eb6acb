/** Slots by concurrency key: at most `limit` events of a key run at once, across queues. */
export interface Concurrency {
  /** Resolves when a slot is free, with the function that gives it back. First come, first served. */
  readonly take: (of: { readonly key: string; readonly limit: number }) => Promise<() => void>;
}

export const createConcurrency = (): Concurrency => {
  const used = new Map<string, number>();
  const waiting = new Map<string, Array<() => void>>();
  const release = (key: string): void => {
    const next = waiting.get(key)?.shift();
    if (next === undefined) used.set(key, (used.get(key) ?? 1) - 1);
    else next();
  };
  return {
    take: async ({ key, limit }) => {
      const now = used.get(key) ?? 0;
      if (now < limit) used.set(key, now + 1);
      else {
        await new Promise<void>((resolve) => {
          const line = waiting.get(key) ?? [];
          waiting.set(key, [...line, resolve]);
        });
      }
      return () => release(key);
    },
  };
};
