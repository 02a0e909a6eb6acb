import { createRandom } from "../random";

/** Seeded chance in the shapes that ids need: the same seed gives the same numbers, bytes and UUIDs. */
export interface SeededRandom {
  /** In [0, 1). */
  readonly next: () => number;
  readonly bytes: (length: number) => Uint8Array;
  /** A version 4 UUID. */
  readonly uuid: () => string;
}

/** Good for ids of a simulation, useless for secrets. */
export const createSeededRandom = (seed: string): SeededRandom => {
  const { next, below } = createRandom(seed);
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256));
  return {
    next,
    bytes,
    uuid: () => {
      const raw = bytes(16);
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
      const hex = Buffer.from(raw).toString("hex");
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20),
      ].join("-");
    },
  };
};
