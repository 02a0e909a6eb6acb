import type { Operation } from "./payload";

/** The body of a bulk request: a line that says what is made and where, and a line with the document, for each. */
export const bulkBody = (operations: ReadonlyArray<Operation>): string =>
  operations
    .flatMap(({ stream, id, document }) => [
      JSON.stringify({ create: { _index: stream, _id: id } }),
      JSON.stringify(document),
    ])
    .map((line) => `${line}\n`)
    .join("");
