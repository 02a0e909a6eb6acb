/** Milliseconds of `90s`, `15m`, `12h` or `7d`; null for any other text, and above a thousand days. */
export const parseDuration = (text: string): number | null => {
  const found = /^([1-9]\d{0,8})([smhd])$/.exec(text.trim());
  if (found === null) return null;
  const millis = Number(found[1]) * (UNITS.get(found[2] ?? "") ?? Number.NaN);
  return millis <= LONGEST ? millis : null;
};

const UNITS: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

const LONGEST = 1_000 * 86_400_000;
