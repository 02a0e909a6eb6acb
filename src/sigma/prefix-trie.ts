/** Finds which of many texts another text starts with, letter by letter. */
export interface PrefixTrie {
  /** Calls `found` with the payload of every prefix of `text`. */
  readonly scan: (text: string) => void;
}

interface Node<Payload> {
  readonly next: Map<number, Node<Payload>>;
  payload: Payload | null;
}

export const prefixTrie = <Payload>(
  payloads: ReadonlyMap<string, Payload>,
  found: (payload: Payload) => void,
): PrefixTrie => {
  const root: Node<Payload> = { next: new Map(), payload: null };
  for (const [prefix, payload] of payloads) {
    let node = root;
    for (let index = 0; index < prefix.length; index += 1) {
      const unit = prefix.charCodeAt(index);
      const child = node.next.get(unit) ?? { next: new Map(), payload: null };
      node.next.set(unit, child);
      node = child;
    }
    node.payload = payload;
  }
  return {
    scan: (text) => {
      let node: Node<Payload> | undefined = root;
      for (let index = 0; node !== undefined; index += 1) {
        if (node.payload !== null) found(node.payload);
        // Behind the last letter the code is NaN, which no node has.
        node = node.next.size === 0 ? undefined : node.next.get(text.charCodeAt(index));
      }
    },
  };
};
