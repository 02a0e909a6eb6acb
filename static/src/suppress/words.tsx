interface WordsProps {
  words: readonly [rules: string, ...conditions: string[]];
}

/** What a suppression covers: the rules, and below them each condition. */
export function Words({ words: [rules, ...conditions] }: WordsProps) {
  return (
    <>
      <div>{rules || "No rule is chosen yet."}</div>
      {conditions.length > 0 && (
        <ul className="suppress-conditions">
          {conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
    </>
  );
}
