/** Numbers with what they count, one a line. */
export function Figures({ of }: { of: readonly (readonly [string, number])[] }) {
  return (
    <dl className="figures">
      {of.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{new Intl.NumberFormat("en").format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
