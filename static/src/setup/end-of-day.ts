/** The last moment (epoch milliseconds, UTC) of a date such as `2026-11-24`; null for none. A key works on its last day; show the date in UTC too. */
export function endOfDay(date: string): number | null {
  const at = Date.parse(`${date}T23:59:59.999Z`);
  return Number.isNaN(at) ? null : at;
}
