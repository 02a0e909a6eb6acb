import { changeText } from "./change-text";

interface FigureProps {
  name: string;
  value: string;
  /** The count and the one of the period before, where it is counted. */
  change?: { count: number; before: number | null };
  onClick?: () => void;
}

/** One number of the range, and how it has changed; a way to what it counts where there is one. */
export function Figure({ name, value, change, onClick }: FigureProps) {
  const content = (
    <>
      {name}
      <strong>{value}</strong>
      {change && change.before !== null && (
        <span className="dashboard-change">{changed(change.count, change.before)}</span>
      )}
    </>
  );
  return onClick ? (
    <button type="button" className="dashboard-figure" onClick={onClick}>
      {content}
    </button>
  ) : (
    <div className="dashboard-figure">{content}</div>
  );
}

function changed(count: number, before: number): string {
  const text = changeText(count, before);
  return before === 0 || before === count
    ? text
    : `${text} from ${new Intl.NumberFormat("en").format(before)}`;
}
