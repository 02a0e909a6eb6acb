/** A little square in the colour of a tone. */
export function Swatch({ tone }: { tone: string }) {
  return (
    <svg className="chart-swatch" width="10" height="10" aria-hidden="true">
      <rect className={`tone-${tone}`} width="10" height="10" rx="2" />
    </svg>
  );
}
