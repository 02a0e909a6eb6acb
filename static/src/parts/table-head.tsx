interface TableHeadProps {
  columns: readonly string[];
  /** What the buttons of a row are for: a last column, whose name is only read out. */
  actions?: string | undefined;
}

/** The names of a table's columns. */
export function TableHead({ columns, actions }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {actions !== undefined && (
          <th scope="col">
            <span className="hidden">{actions}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}
