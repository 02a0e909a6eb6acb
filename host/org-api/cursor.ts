import { isJsonObject } from "./json-object";

/** A place in a list of records, with the query it belongs to. Opaque to whoever holds it. */
export interface Cursor {
  readonly list: "stream" | "events";
  readonly order: "asc" | "desc";
  /** The last record that was served: its sort key in epoch milliseconds, and its id. */
  readonly at: number;
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
  /** When the cursor was given out, epoch milliseconds. */
  readonly issued: number;
}

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Undefined for anything that was not written here. */
export const readCursor = (text: string): Cursor | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  const { list, order, at, id, from, to, issued } = value;
  if (list !== "stream" && list !== "events") return undefined;
  if (order !== "asc" && order !== "desc") return undefined;
  if (typeof at !== "number" || typeof id !== "string" || typeof issued !== "number")
    return undefined;
  if ((typeof from !== "number" && from !== null) || (typeof to !== "number" && to !== null))
    return undefined;
  return { list, order, at, id, from, to, issued };
};
