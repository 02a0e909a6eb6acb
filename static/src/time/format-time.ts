import type { Zone } from "./zone";

type Detail = "second" | "minute" | "day" | "clock";

const options: Record<Detail, Intl.DateTimeFormatOptions> = {
  day: { year: "numeric", month: "short", day: "numeric" },
  minute: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  second: {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  },
};

/** A moment (epoch milliseconds) for people, such as "24 Nov 2026, 08:15:03". `place` is for tests: a locale and a time zone. */
export function formatTime(
  at: number,
  zone: Zone,
  detail: Detail = "minute",
  place: { locale?: string; timeZone?: string } = {},
): string {
  const timeZone = zone === "utc" ? "UTC" : place.timeZone;
  return new Intl.DateTimeFormat(place.locale ?? "en-GB", {
    ...options[detail],
    ...(timeZone !== undefined && { timeZone }),
  }).format(at);
}
