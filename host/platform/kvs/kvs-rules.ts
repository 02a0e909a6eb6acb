/** A refusal in the words of the platform: HTTP status, code, message. */
export class KvsFailure extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Documented limits of Forge's key-value store. */
export const KVS_LIMITS = {
  valueBytes: 240 * 1024,
  secretBytes: 128 * 1024,
  depth: 31,
  keyLength: 500,
  items: 25,
  payloadBytes: 4 * 1024 * 1024,
  pageDefault: 10,
  pageMax: 100,
  ttlMs: 366 * 86_400_000,
  requestsPerSecond: 1000,
  /** Reads and writes a minute, each counted in units of 10 KB. */
  unitsPerMinute: 4000,
  unitBytes: 10 * 1024,
  keyReadBytesPerSecond: 12 * 1024 * 1024,
  keyWriteBytesPerSecond: 1024 * 1024,
} as const;

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/u;

/** @throws KvsFailure INVALID_KEY */
export const checkKey = (key: unknown): string => {
  if (
    typeof key === "string" &&
    key.length > 0 &&
    key.length <= KVS_LIMITS.keyLength &&
    KEY.test(key)
  )
    return key;
  throw new KvsFailure(
    400,
    "INVALID_KEY",
    `Key must match ${KEY.source} and have at most ${KVS_LIMITS.keyLength} characters`,
  );
};

/** @throws KvsFailure for a missing, too large or too deep value. Returns its size in bytes. */
export const checkValue = (value: unknown, maxBytes: number = KVS_LIMITS.valueBytes): number => {
  if (value === undefined || value === null)
    throw new KvsFailure(400, "INVALID_VALUE", "Value must not be null");
  const size = sizeOf(value);
  if (size > maxBytes)
    throw new KvsFailure(400, "MAX_SIZE", `Value has ${size} bytes, ${maxBytes} are allowed`);
  if (depthOf(value) > KVS_LIMITS.depth)
    throw new KvsFailure(400, "MAX_DEPTH", `Value is nested deeper than ${KVS_LIMITS.depth}`);
  return size;
};

export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");

const depthOf = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const part of Object.values(value)) deepest = Math.max(deepest, depthOf(part));
  return 1 + deepest;
};

const UNITS: Readonly<Record<string, number>> = {
  SECONDS: 1000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
};

/** Milliseconds to live, or undefined for ever. @throws KvsFailure INVALID_TTL */
export const ttlOf = (
  ttl: { readonly value: number; readonly unit: string } | undefined,
): number | undefined => {
  if (ttl === undefined) return undefined;
  const ms = ttl.value * (UNITS[ttl.unit] ?? Number.NaN);
  if (ms > 0 && ms <= KVS_LIMITS.ttlMs) return ms;
  throw new KvsFailure(400, "INVALID_TTL", "TTL must be positive and at most one year");
};
