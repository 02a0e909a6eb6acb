import { Choice } from "../parts/choice";
import { optionsOf } from "../parts/options-of";
import { SectionNav } from "../parts/section-nav";
import { useRoute } from "../route/use-route";
import { useNow } from "../time/use-now";
import { AccessSection } from "./access-section";
import { ChangesSection } from "./changes-section";
import { ControlsSection } from "./controls-section";
import { EvidenceSection } from "./evidence-section";
import { KeysSection } from "./keys-section";
import { isPeriodChoice, periodChoices, periodOf, type PeriodChoice } from "./period-choices";
import "./compliance.css";

const sections = [
  { path: "/compliance", name: "Controls" },
  { path: "/compliance/access", name: "Access review" },
  { path: "/compliance/changes", name: "Changes" },
  { path: "/compliance/keys", name: "Keys and tokens" },
  { path: "/compliance/evidence", name: "Evidence pack" },
] as const;

/** What auditors come for: what was watched, who may do what, what was changed, and a pack that proves it. */
export function CompliancePage() {
  const { path, query, go } = useRoute();
  const now = useNow(600_000);
  const current = sections.find((section) => section.path === path) ?? sections[0];
  const named = query.get("period");
  const choice = isPeriodChoice(named) ? named : "90d";
  const period = periodOf(choice, now);
  const choose = (value: PeriodChoice) => {
    const next = new URLSearchParams(query);
    next.set("period", value);
    go(current.path, next, { replace: true });
  };
  return (
    <div className="compliance">
      <div className="compliance-bar">
        <SectionNav
          label="Compliance"
          sections={sections}
          current={current}
          onChoose={({ path }) => go(path, query)}
        />
        <Choice
          label="Period"
          value={choice}
          options={optionsOf(periodChoices)}
          onChange={choose}
        />
      </div>
      {current.name === "Controls" && <ControlsSection period={period} />}
      {current.name === "Access review" && <AccessSection period={period} />}
      {current.name === "Changes" && <ChangesSection period={period} />}
      {current.name === "Keys and tokens" && <KeysSection period={period} />}
      {current.name === "Evidence pack" && <EvidenceSection period={period} />}
    </div>
  );
}
