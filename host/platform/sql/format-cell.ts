import type { SQLiteValue } from "node-sqlite3-wasm";
import type { OutputColumn } from "./scope";
import type { SqlCell } from "./sql-engine";

/** A value as it travels to the app, by the type MySQL would give its column. The rule is stated in README.md. */
export const formatCell = (value: SQLiteValue, column: OutputColumn): SqlCell => {
  if (value === null) return null;
  switch (column.kind) {
    case "int":
    case "double":
      return typeof value === "string" || value instanceof Uint8Array
        ? asText(value)
        : Number(value);
    case "bigint":
      return asText(value);
    case "decimal":
      return decimal(value, column.scale ?? 0);
    case "binary":
      return {
        type: "Buffer",
        data: [...(value instanceof Uint8Array ? value : Buffer.from(asText(value)))],
      };
    case "text":
    case "datetime":
      return asText(value);
    case "null":
    case "param":
      return typeof value === "bigint" || value instanceof Uint8Array ? asText(value) : value;
  }
};

const asText = (value: Exclude<SQLiteValue, null>): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);

const decimal = (value: Exclude<SQLiteValue, null>, scale: number): string => {
  if (typeof value === "number" && !Number.isInteger(value)) return value.toFixed(scale);
  return scale === 0 ? asText(value) : `${asText(value)}.${"0".repeat(scale)}`;
};
