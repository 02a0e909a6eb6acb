/** Whether one more is too many: `perSecond` in the long run, and at most `burst` at once. */
export function createTokenBucket(perSecond: number, burst: number): (now: number) => boolean {
  let bucket = { tokens: burst, at: 0 };
  return (now) => {
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket = { tokens: tokens < 1 ? tokens : tokens - 1, at: now };
    return tokens < 1;
  };
}
