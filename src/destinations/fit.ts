/**
 * What `make` gives with as much text as fits into `limit` UTF-16 units of JSON, or what `sizeOf` counts: it is asked
 * with ever smaller shares of the lengths that it likes, down to a twentieth.
 */
export function fit<T>(
  limit: number,
  make: (share: number) => T,
  sizeOf: (made: T) => number = (made) => JSON.stringify(made).length,
): T {
  let made = make(1);
  for (let share = 0.7; share > 0.05; share *= 0.7) {
    if (sizeOf(made) <= limit) return made;
    made = make(share);
  }
  return made;
}
