import type { RuleSummary } from "#contract";

/** How a rule is marked: where it comes from, and the ATT&CK techniques that it finds. */
export function RuleTags({ rule }: { rule: RuleSummary }) {
  const marks = [
    ...(rule.status === "experimental" ? ["experimental"] : []),
    ...(rule.kind === "correlation" ? ["correlation"] : []),
    ...(rule.origin === "own" ? ["your own"] : []),
    ...rule.tags.map(attackName),
  ];
  if (marks.length === 0) return null;
  return (
    <ul className="rule-tags" aria-label="Tags">
      {marks.map((mark) => (
        <li key={mark}>{mark}</li>
      ))}
    </ul>
  );
}

/** `attack.t1098.003` is technique T1098.003; `attack.privilege-escalation` is a tactic. */
function attackName(tag: string): string {
  const name = tag.replace(/^attack\./, "");
  return /^t\d/.test(name) ? name.toUpperCase() : name.replaceAll(/[-_]/g, " ");
}
