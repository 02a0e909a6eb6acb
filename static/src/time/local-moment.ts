import type { Zone } from "./zone";

/** A moment (epoch milliseconds) as `<input type="datetime-local">` has it: `2026-11-24T08:15`. */
export function toLocalMoment(at: number, zone: Zone): string {
  const date = new Date(at);
  const offset = zone === "utc" ? 0 : date.getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}

/** The way back: epoch milliseconds, or null for what is no moment. */
export function fromLocalMoment(text: string, zone: Zone): number | null {
  const at = Date.parse(zone === "utc" ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}
