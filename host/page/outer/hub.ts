/** Who listens to what, over all frames of the page. */
export interface Hub {
  /** `owner` is whose subscription it is; answers the id to end it with. */
  readonly subscribe: (
    owner: object,
    topic: string,
    listener: (payload: unknown) => void,
  ) => number;
  readonly unsubscribe: (owner: object, id: number) => void;
  readonly publish: (topic: string, payload: unknown) => void;
  /** Ends everything that `owner` listens to. */
  readonly forget: (owner: object) => void;
}

export function createHub(): Hub {
  const subscriptions = new Map<
    number,
    { owner: object; topic: string; listener: (payload: unknown) => void }
  >();
  let last = 0;
  return {
    subscribe: (owner, topic, listener) => {
      last += 1;
      subscriptions.set(last, { owner, topic, listener });
      return last;
    },
    unsubscribe: (owner, id) => {
      if (subscriptions.get(id)?.owner === owner) subscriptions.delete(id);
    },
    publish: (topic, payload) => {
      for (const one of subscriptions.values()) if (one.topic === topic) one.listener(payload);
    },
    forget: (owner) => {
      for (const [id, one] of subscriptions) if (one.owner === owner) subscriptions.delete(id);
    },
  };
}
