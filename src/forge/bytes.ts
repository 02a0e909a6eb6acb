import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  sign,
  timingSafeEqual,
} from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Bytes } from "#ports";

/** Hashes, signatures and compression by Node itself. */
export function createBytes(): Bytes {
  return {
    // Digests have one length, which is what the comparison asks for.
    equal: (one, other) => timingSafeEqual(digest(one), digest(other)),
    sha256: (text) => digest(text).toString("hex"),
    newSigningKey: () => {
      const pair = generateKeyPairSync("ed25519");
      return {
        secret: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
        publicKey: pair.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
      };
    },
    sign: (secret, text) => {
      const key = Buffer.from(secret, "base64");
      const signer = createPrivateKey({ key, format: "der", type: "pkcs8" });
      return sign(null, Buffer.from(text), signer).toString("base64");
    },
    gzip: (text) => gzipSync(text, { level: 9 }).toString("base64"),
    gunzip: (base64) => gunzipSync(Buffer.from(base64, "base64")).toString("utf8"),
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
