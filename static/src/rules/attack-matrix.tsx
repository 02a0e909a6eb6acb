import { attackTactics, attackTechniques } from "#sigma/attack-techniques";
import type { RuleSummary } from "#contract";

interface AttackMatrixProps {
  rules: readonly RuleSummary[];
  onOpen(id: string): void;
}

/** What of ATT&CK the rules look for: tactics as columns, in each the techniques and the rules that find them. */
export function AttackMatrix({ rules, onOpen }: AttackMatrixProps) {
  const columns = attackTactics
    .map((tactic) => ({ tactic, techniques: techniquesOf(tactic, rules) }))
    .filter(({ techniques }) => techniques.length > 0);
  return (
    <section className="attack" aria-label="ATT&CK matrix">
      {columns.map(({ tactic, techniques }) => (
        <section key={tactic} className="attack-column" aria-label={named(tactic)}>
          <h2>{named(tactic)}</h2>
          {techniques.map(({ id, name, found }) => (
            <div
              key={id}
              className={
                found.some(({ enabled }) => enabled) ? "attack-cell" : "attack-cell attack-cell-off"
              }
            >
              <div className="attack-name">
                <span className="code">{id.toUpperCase()}</span> {name}
              </div>
              <ul>
                {found.map((rule) => (
                  <li key={rule.id}>
                    <button type="button" className="text-button" onClick={() => onOpen(rule.id)}>
                      {rule.title}
                    </button>
                    {!rule.enabled && <span className="faint"> (off)</span>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}

const named = (tactic: string): string => {
  const words = tactic.replaceAll("-", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
};

/** A rule counts in a tactic that it names; one that names none counts wherever its techniques do. */
function techniquesOf(tactic: string, rules: readonly RuleSummary[]) {
  return [...attackTechniques].flatMap(([id, { name, tactics }]) => {
    if (!tactics.some((one) => one === tactic)) return [];
    const found = rules.filter(({ tags }) => {
      const own = attackTactics.filter((one) => tags.includes(`attack.${one}`));
      const counts = own.length === 0 || own.some((one) => one === tactic);
      return counts && tags.includes(`attack.${id}`);
    });
    return found.length === 0 ? [] : [{ id, name, found }];
  });
}
