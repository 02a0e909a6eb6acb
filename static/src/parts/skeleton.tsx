import "./skeleton.css";

/** Grey lines in the place of what is on its way. */
export function Skeleton({ lines, label = "Loading" }: { lines: number; label?: string }) {
  return (
    <div className="skeleton" aria-busy="true">
      <p className="hidden">{label}</p>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
