import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Bytes } from "#ports";

/** Hashes and compression by Node itself. */
export function createBytes(): Bytes {
  return {
    sha256: (text) => createHash("sha256").update(text).digest("hex"),
    gzip: (text) => gzipSync(text, { level: 9 }).toString("base64"),
    gunzip: (base64) => gunzipSync(Buffer.from(base64, "base64")).toString("utf8"),
  };
}
