/** How a value of an expression behaves and travels. `int` is every integer type below BIGINT. */
export type Kind =
  | "int"
  | "bigint"
  | "decimal"
  | "double"
  | "text"
  | "binary"
  | "datetime"
  | "null"
  | "param";

export interface Column {
  readonly name: string;
  /** Upper case, as MySQL names it: BIGINT, VARCHAR … */
  readonly type: string;
  readonly kind: Kind;
  readonly unsigned: boolean;
  /** Characters, bytes or digits. */
  readonly size?: number;
  readonly scale?: number;
  readonly nullable: boolean;
  readonly autoIncrement: boolean;
  readonly hasDefault: boolean;
  /** Filled in by the writer when a statement leaves the column out. */
  readonly currentTimestamp: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: ReadonlyArray<Column>;
  readonly primaryKey: ReadonlyArray<string>;
}

export const TYPES: Readonly<Record<string, { readonly kind: Kind; readonly storage: string }>> = {
  TINYINT: { kind: "int", storage: "INTEGER" },
  SMALLINT: { kind: "int", storage: "INTEGER" },
  MEDIUMINT: { kind: "int", storage: "INTEGER" },
  INT: { kind: "int", storage: "INTEGER" },
  INTEGER: { kind: "int", storage: "INTEGER" },
  BIGINT: { kind: "bigint", storage: "INTEGER" },
  DECIMAL: { kind: "decimal", storage: "NUMERIC" },
  DOUBLE: { kind: "double", storage: "REAL" },
  CHAR: { kind: "text", storage: "TEXT" },
  VARCHAR: { kind: "text", storage: "TEXT" },
  TEXT: { kind: "text", storage: "TEXT" },
  MEDIUMTEXT: { kind: "text", storage: "TEXT" },
  LONGTEXT: { kind: "text", storage: "TEXT" },
  BINARY: { kind: "binary", storage: "BLOB" },
  VARBINARY: { kind: "binary", storage: "BLOB" },
  BLOB: { kind: "binary", storage: "BLOB" },
  MEDIUMBLOB: { kind: "binary", storage: "BLOB" },
  LONGBLOB: { kind: "binary", storage: "BLOB" },
  DATETIME: { kind: "datetime", storage: "TEXT" },
  TIMESTAMP: { kind: "datetime", storage: "TEXT" },
};

const BITS: Readonly<Record<string, bigint>> = {
  TINYINT: 8n,
  SMALLINT: 16n,
  MEDIUMINT: 24n,
  INT: 32n,
  INTEGER: 32n,
  BIGINT: 64n,
};
const BYTES: Readonly<Record<string, number>> = {
  TEXT: 65_535,
  MEDIUMTEXT: 16_777_215,
  BLOB: 65_535,
  MEDIUMBLOB: 16_777_215,
};

/**
 * The SQLite conditions that make a column as strict as MySQL's strict mode. Each is named after the MySQL error
 * that its violation means, so the message of a failed CHECK says which error to report.
 */
export const strictChecks = (
  column: Column,
  quoted: string,
): ReadonlyArray<{ readonly errno: number; readonly condition: string }> => {
  const nullOr = (condition: string): string => `${quoted} IS NULL OR ${condition}`;
  const bits = BITS[column.type];
  if (bits !== undefined) {
    const max = column.unsigned ? (1n << bits) - 1n : (1n << (bits - 1n)) - 1n;
    const min = column.unsigned ? 0n : -(1n << (bits - 1n));
    // A signed 64-bit column needs no range: SQLite cannot hold more in an INTEGER, and makes a REAL of it.
    const range =
      bits === 64n
        ? column.unsigned
          ? `${quoted} >= 0`
          : "1"
        : `${quoted} BETWEEN ${min} AND ${max}`;
    return [
      { errno: 1366, condition: nullOr(`typeof(${quoted}) IN ('integer', 'real')`) },
      { errno: 1264, condition: nullOr(`typeof(${quoted}) <> 'integer' OR ${range}`) },
      { errno: 1264, condition: nullOr(`typeof(${quoted}) <> 'real'`) },
    ];
  }
  switch (column.kind) {
    case "decimal":
    case "double":
      return [{ errno: 1366, condition: nullOr(`typeof(${quoted}) IN ('integer', 'real')`) }];
    case "text": {
      const limit =
        column.size === undefined
          ? `octet_length(${quoted}) <= ${BYTES[column.type] ?? 4_294_967_295}`
          : `length(${quoted}) <= ${column.size}`;
      return [{ errno: 1406, condition: nullOr(limit) }];
    }
    case "binary": {
      const limit = `octet_length(${quoted}) <= ${column.size ?? BYTES[column.type] ?? 4_294_967_295}`;
      return [{ errno: 1406, condition: nullOr(limit) }];
    }
    case "datetime":
      return [
        {
          errno: 1292,
          condition: nullOr(
            `datetime(${quoted}) IS NOT NULL AND length(${quoted}) >= 19 AND substr(${quoted}, 11, 1) = ' '`,
          ),
        },
      ];
    case "int":
    case "bigint":
    case "null":
    case "param":
      return [];
  }
};
