import type { RuleExplanation } from "#contract";

type Part = RuleExplanation["rules"][number]["condition"];

/** Why a rule matches an event or does not: each part of its condition with its verdict and what the event showed. */
export function ExplanationTree({ part }: { part: Part }) {
  return (
    <ul className="explanation">
      <li className={part.verdict ? "explanation-yes" : "explanation-no"}>
        <span className="explanation-mark">{part.verdict ? "holds" : "fails"}</span>{" "}
        <code>{part.text}</code>
        {part.kind === "test" && (
          <span className="explanation-seen">
            wants <code>{part.wanted.join(" or ") || "nothing"}</code>, saw{" "}
            <code>{part.seen.join(", ") || "nothing"}</code>
          </span>
        )}
        {part.parts.map((one, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Parts have no name of their own; their order is the rule's.
          <ExplanationTree key={index} part={one} />
        ))}
      </li>
    </ul>
  );
}
