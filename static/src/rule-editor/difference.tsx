import { diffLines } from "diff";
import { useMemo } from "react";

/** What one text has and the other has not, line by line. */
export function Difference({ from, to }: { from: string; to: string }) {
  const parts = useMemo(() => diffLines(from, to, { timeout: 2_000 }), [from, to]);
  if (parts === undefined) return <p className="faint">The texts differ too much to compare.</p>;
  if (parts.every(({ added, removed }) => !added && !removed))
    return <p className="faint">The same as the text above.</p>;
  return (
    <pre className="rule-diff" aria-label="Difference to the text above">
      {parts.map(({ value, added, removed }, index) => {
        const lines = value.replace(/\n$/, "").split("\n");
        const sign = added ? "+" : removed ? "-" : " ";
        const shown =
          added || removed || lines.length <= 6
            ? lines
            : [...lines.slice(0, 3), "…", ...lines.slice(-3)];
        const kind = added ? "rule-diff-added" : removed ? "rule-diff-removed" : "";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- Parts of one comparison, which never move.
          <span key={index} className={kind}>
            {shown.map((line) => `${sign} ${line}\n`).join("")}
          </span>
        );
      })}
    </pre>
  );
}
