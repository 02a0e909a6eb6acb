const number = new Intl.NumberFormat("en");

/** Which number has which colour of a heat map. */
export function HeatKey({ steps }: { steps: readonly number[] }) {
  const ranges = steps.map((end, index) => {
    const start = (steps[index - 1] ?? 0) + 1;
    return start === end ? number.format(end) : `${number.format(start)}–${number.format(end)}`;
  });
  return (
    <ul className="chart-key" aria-label="Colours">
      {["0", ...ranges].map((range, index) => (
        <li key={range}>
          <svg className="chart-swatch" width="10" height="10" aria-hidden="true">
            <rect
              className={index === 0 ? "heat-0" : `heat-${5 - steps.length + index}`}
              width="10"
              height="10"
              rx="2"
            />
          </svg>
          {range}
        </li>
      ))}
    </ul>
  );
}
