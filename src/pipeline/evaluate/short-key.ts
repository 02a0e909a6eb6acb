import type { Platform } from "#ports";

/** 8 hex digits that stand for a rule's id where thousands of rows name it. */
export const shortKey = (deps: Pick<Platform, "bytes">, ruleId: string): string =>
  deps.bytes.sha256(ruleId).slice(0, 8);
