/** The candidate closest to `word` by edits, if close enough to be a slip of the pen; else null. */
export const nearest = (word: string, candidates: Iterable<string>): string | null => {
  const wanted = word.slice(0, LONGEST).toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = edits(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** "; did you mean x?" or nothing, to end a message with. */
export const suggestion = (word: string, candidates: Iterable<string>): string => {
  const near = nearest(word, candidates);
  return near === null ? "" : `; did you mean ${near}?`;
};

const LONGEST = 80;

/** Levenshtein distance with two rows. */
const edits = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
};
