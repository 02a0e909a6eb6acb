interface Cell {
  row: number;
  column: number;
}

/** The cell that a key moves to, kept within the table; null for none any more, undefined for keys that move nowhere. */
export function nextCell(
  key: string,
  from: Cell | null,
  rows: number,
  columns: number,
): Cell | null | undefined {
  if (key === "Escape") return from === null ? undefined : null;
  const { row, column } = from ?? { row: 0, column: 0 };
  const moves: Record<string, Cell> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  };
  const to = moves[key];
  if (to === undefined) return undefined;
  const within = (place: number, count: number) => Math.min(count - 1, Math.max(0, place));
  return { row: within(to.row, rows), column: within(to.column, columns) };
}
