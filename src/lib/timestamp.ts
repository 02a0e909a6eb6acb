const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?(Z|z|[+-]\d\d:?\d\d)$/;

/**
 * Epoch milliseconds of an RFC 3339 time with 0 to 9 digits of fraction, or null.
 * One page of the audit log has been seen with none, three and six digits: `2021-04-01T22:55:18Z`,
 * `…06.085Z`, `…11.117451Z`.
 */
export function timestamp(text: string): number | null {
  const parts = RFC_3339.exec(text);
  if (parts === null) return null;
  const [, date = "", time = "", fraction = "", zone = ""] = parts;
  const seconds = time.length === 5 ? `${time}:00` : time;
  const millis = fraction.slice(0, 3).padEnd(3, "0");
  const offset = /^z$/i.test(zone)
    ? "Z"
    : zone.includes(":")
      ? zone
      : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = Date.parse(`${date}T${seconds}.${millis}${offset}`);
  return Number.isNaN(at) ? null : at;
}
