import "./two-lines.css";

/** Two texts of the log in one row, each cut short where it has to be: its title tells the whole. */
export function TwoLines({ first, second }: { first: string; second: string }) {
  return (
    <span className="two-lines">
      <span title={first}>{first}</span>
      <span title={second}>{second}</span>
    </span>
  );
}
