import type { Table } from "./column-type";
import { Refused } from "./refused";

/** The tables as MySQL knows them. Names of tables are case-sensitive, names of columns are not. */
export interface Catalog {
  readonly find: (name: string) => Table | undefined;
  /** @throws Refused with MySQL's error 1146 when there is no such table */
  readonly need: (name: string) => Table;
  readonly all: () => ReadonlyArray<Table>;
  readonly put: (table: Table) => void;
  readonly drop: (name: string) => void;
}

export const createCatalog = (initial: ReadonlyArray<Table>): Catalog => {
  const tables = new Map(initial.map((table) => [table.name, table]));
  return {
    find: (name) => tables.get(name),
    need: (name) => {
      const table = tables.get(name);
      if (table === undefined) throw new Refused(`Table 'forge.${name}' doesn't exist`, 1146);
      return table;
    },
    all: () => [...tables.values()],
    put: (table) => void tables.set(table.name, table),
    drop: (name) => void tables.delete(name),
  };
};
