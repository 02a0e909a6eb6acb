import type { RetryHeaderStyle } from "./knobs";

/** The headers of a 429 in one of the styles seen in the wild. `resetAt` is in epoch milliseconds. */
export const retryHeaders = (
  style: RetryHeaderStyle,
  now: number,
  resetAt: number,
  limit: number,
): Readonly<Record<string, string>> => {
  const seconds = `${Math.max(1, Math.ceil((resetAt - now) / 1000))}`;
  // Rounded up to the minute, without seconds: as one collector had to learn.
  const minutes = new Date(Math.ceil(resetAt / 60_000) * 60_000)
    .toISOString()
    .replace(/:\d\d\.\d{3}Z$/, "Z");
  // What remains need not be 0 on a 429.
  const budget = { "x-ratelimit-limit": `${limit}`, "x-ratelimit-remaining": "3" };
  switch (style) {
    case "retry-after-seconds":
      return { "retry-after": seconds };
    case "retry-after-date":
      return { "retry-after": new Date(Math.ceil(resetAt / 1000) * 1000).toUTCString() };
    case "x-retry-after":
      return { "x-retry-after": seconds };
    case "reset-iso-minutes":
      return { ...budget, "x-ratelimit-reset": minutes };
    case "reset-iso":
      return { ...budget, "x-ratelimit-reset": new Date(resetAt).toISOString() };
    case "reset-epoch":
      return { ...budget, "x-ratelimit-reset": `${Math.ceil(resetAt / 1000)}` };
    case "none":
      return {};
    case "garbage":
      return { "retry-after": "soon", "x-ratelimit-reset": "NaN" };
  }
};
