import { timestamp } from "./timestamp";

const LEAST_MS = 1_000;
const MOST_MS = 6 * 3_600_000;

/** Read in this order: what is meant for waiting before what describes a window. */
const HEADERS = ["retry-after", "x-retry-after", "x-ratelimit-reset", "ratelimit-reset"];

/**
 * Milliseconds to wait before the next request, as an answer's headers (lower-case names) ask for; null where none
 * says so in a form that is known. At least a second, at most six hours.
 *
 * Seen in the wild: `Retry-After` in seconds and as an HTTP date, `X-Retry-After`, and an `X-RateLimit-Reset` that is
 * an ISO time, an ISO time without seconds (`2026-11-23T05:16Z`), epoch seconds, epoch milliseconds or seconds to go.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: number): number | null {
  for (const name of HEADERS) {
    const wait = waitOf((headers[name] ?? "").trim(), now);
    if (wait !== null) return Math.min(MOST_MS, Math.max(LEAST_MS, Math.ceil(wait)));
  }
  return null;
}

const DAY_SECONDS = 86_400;
const EPOCH_SECONDS = { from: 1e9, to: 1e11 };

function waitOf(value: string, now: number): number | null {
  if (/^\d{1,15}(\.\d{1,9})?$/.test(value)) {
    const number = Number(value);
    if (number <= DAY_SECONDS) return number * 1_000;
    if (number >= EPOCH_SECONDS.to) return number - now;
    return number >= EPOCH_SECONDS.from ? number * 1_000 - now : null;
  }
  const at = timestamp(value) ?? httpDate(value);
  return at === null ? null : at - now;
}

/** `Date.parse` takes nearly anything that ends in a number, so the form is checked first. */
function httpDate(value: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}
