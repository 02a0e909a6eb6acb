/** A seeded source of numbers. The same parts give the same numbers on every machine. */
export interface Random {
  /** A float in [0, 1). */
  readonly next: () => number;
  /** An unsigned integer of 32 bits. */
  readonly word: () => number;
  /** An integer in [0, limit). */
  readonly below: (limit: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of the items; an empty list is a bug and throws. */
  readonly pick: <T>(items: ReadonlyArray<T>) => T;
}

/** SFC32 over a hash of the parts. Good enough for made-up events, useless for secrets. */
export const createRandom = (...parts: ReadonlyArray<string | number>): Random => {
  let [a, b, c, counter] = seedWords(parts.join("\u0000"));

  const word = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) word();

  const next = (): number => word() / 0x1_0000_0000;
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    word,
    below,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("random: cannot pick from an empty list");
      return item;
    },
  };
};

const seedWords = (text: string): [number, number, number, number] => {
  let [p, q] = [0x9e37_79b9, 0x243f_6a88];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    p = Math.imul(p ^ code, 0x85eb_ca6b);
    q = Math.imul(q ^ code, 0xc2b2_ae35);
  }
  p = Math.imul(p ^ (p >>> 16), 0x21f0_aaad) ^ q;
  q = Math.imul(q ^ (q >>> 15), 0x735a_2d97) ^ p;
  return [p | 0, q | 0, (p ^ (q >>> 7)) | 0, 1];
};
