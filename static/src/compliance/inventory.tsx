import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Empty } from "../parts/empty";
import { TableHead } from "../parts/table-head";
import { Waiting } from "../parts/waiting";
import "../parts/plain-table.css";

export interface InventoryColumn<Row> {
  name: string;
  cell(row: Row): ReactNode;
}

interface InventoryProps<Row> {
  asked: Pick<
    UseQueryResult,
    "isPending" | "isError" | "isSuccess" | "isFetching" | "error" | "refetch"
  >;
  rows: readonly Row[];
  keyOf(row: Row): string;
  columns: ReadonlyArray<InventoryColumn<Row>>;
  /** What it means that there is none. */
  none: { title: string; text: string };
  /** What the table tells, and what it cannot. */
  children: ReactNode;
}

/** What the stored log tells of as a list: people with rights, keys. */
export function Inventory<Row>({
  asked,
  rows,
  keyOf,
  columns,
  none,
  children,
}: InventoryProps<Row>) {
  return (
    <>
      <p className="compliance-about">{children}</p>
      <Waiting asked={asked} lines={8} />
      {asked.isSuccess && rows.length === 0 && <Empty title={none.title}>{none.text}</Empty>}
      {rows.length > 0 && (
        <table className="plain-table">
          <TableHead columns={columns.map(({ name }) => name)} />
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ name, cell }) => (
                  <td key={name}>{cell(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
