import { createHash, timingSafeEqual } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Bytes } from "#ports";

/** Hashes and compression by Node itself. */
export function createBytes(): Bytes {
  return {
    // Digests have one length, which is what the comparison asks for.
    equal: (one, other) => timingSafeEqual(digest(one), digest(other)),
    sha256: (text) => digest(text).toString("hex"),
    gzip: (text) => gzipSync(text, { level: 9 }).toString("base64"),
    gunzip: (base64) => gunzipSync(Buffer.from(base64, "base64")).toString("utf8"),
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
