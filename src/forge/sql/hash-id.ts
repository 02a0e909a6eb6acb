import { createHash } from "node:crypto";

/** An id made from what it stands for: 52 bits, so that a JSON number holds it, and nobody has to read it back. */
export function hashId(...parts: ReadonlyArray<string | null>): number {
  const digest = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return Number.parseInt(digest.slice(0, 13), 16);
}
