import { randomBytes, randomUUID } from "node:crypto";
import type { Random } from "#ports";

/** Randomness that nobody can foresee: keys and salts are made from it. */
export function createRandom(): Random {
  return {
    uuid: () => randomUUID(),
    fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
    hex: (bytes) => randomBytes(bytes).toString("hex"),
  };
}
