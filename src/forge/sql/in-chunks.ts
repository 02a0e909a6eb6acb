const MAX_BYTES = 900_000;
/** What one row's share of the statement takes besides its values. */
const ROW_BYTES = 150;

/**
 * Cuts rows so that each piece fits into one request, which may have 1 MiB: by the size of the rows as JSON, and
 * by their number. A row that is too big by itself still gets a piece of its own.
 */
export function inChunks<Row>(
  rows: ReadonlyArray<Row>,
  maxRows = 500,
): ReadonlyArray<ReadonlyArray<Row>> {
  const chunks: Row[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row)) + ROW_BYTES;
    const last = chunks.at(-1);
    if (last === undefined || last.length >= maxRows || bytes + size > MAX_BYTES) {
      chunks.push([row]);
      bytes = size;
    } else {
      last.push(row);
      bytes += size;
    }
  }
  return chunks;
}
