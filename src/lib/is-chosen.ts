/**
 * Whether a list of patterns, divided by commas or spaces, chooses a name, in the manner of the `debug` package: `*`
 * stands for any letters, and what begins with `-` is taken out whatever else chooses it. Takes time in proportion to
 * both lengths: no pattern becomes a regular expression.
 */
export function isChosen(patterns: string, name: string): boolean {
  const all = patterns.split(/[\s,]+/).filter((pattern) => pattern !== "");
  const isOut = all.some((pattern) => pattern.startsWith("-") && fits(pattern.slice(1), name));
  return !isOut && all.some((pattern) => !pattern.startsWith("-") && fits(pattern, name));
}

function fits(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === name;
  if (!name.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let from = first.length;
  for (const piece of rest) {
    const at = name.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
