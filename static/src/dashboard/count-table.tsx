/** Lines of text and numbers; every column but the first is to the right. */
export function CountTable({ heads, rows }: { heads: string[]; rows: string[][] }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {heads.map((head, column) => (
            <th key={head} scope="col" className={column === 0 ? undefined : "number"}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join(" ")}>
            {row.map((cell, column) => (
              <td key={heads[column]} className={column === 0 ? undefined : "number"}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
