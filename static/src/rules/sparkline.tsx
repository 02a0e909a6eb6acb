/** Counts of days as a line of bars, the newest at the right. */
export function Sparkline({ days, label }: { days: readonly number[]; label: string }) {
  const most = Math.max(1, ...days);
  return (
    <svg className="sparkline" viewBox={`0 0 ${days.length * 3} 20`} role="img" aria-label={label}>
      {days
        .map((count, day) => ({ count, x: day * 3 }))
        .map(({ count, x }) => {
          const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * 20));
          const kind = count === 0 ? "sparkline-none" : "";
          return <rect key={x} x={x} y={20 - height} width="2" height={height} className={kind} />;
        })}
    </svg>
  );
}
