/**
 * The text as every database keeps it: NUL and lone surrogates, which some cannot hold, become U+FFFD,
 * and what is longer than `limit` code points is cut.
 */
export function storableText(text: string, limit = Number.POSITIVE_INFINITY): string {
  const clean = text.replaceAll(/[\0\p{Surrogate}]/gu, "\uFFFD");
  if (clean.length <= limit) return clean;
  const cut = clean.slice(0, codeUnits(clean, limit));
  return cut;
}

function codeUnits(text: string, codePoints: number): number {
  let units = 0;
  for (let seen = 0; seen < codePoints && units < text.length; seen += 1) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}
