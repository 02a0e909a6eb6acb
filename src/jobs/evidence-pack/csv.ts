import { stringify } from "csv-stringify/sync";

export type Columns<Row> = ReadonlyArray<readonly [string, (row: Row) => string | number | null]>;

/**
 * Rows as CSV of RFC 4180, with a head where it is the first piece of a file. A value that a spreadsheet would take
 * for a formula gets an apostrophe before it.
 */
export function csv<Row>(
  columns: Columns<Row>,
  rows: ReadonlyArray<Row>,
  isFirst: boolean,
): string {
  const text = stringify(
    rows.map((row) => columns.map(([, value]) => value(row))),
    {
      header: isFirst,
      columns: columns.map(([name]) => name),
      record_delimiter: "windows",
      escape_formulas: true,
    },
  );
  // Spreadsheets take a file without this mark for one in the system's old code page.
  return isFirst ? `\uFEFF${text}` : text;
}
