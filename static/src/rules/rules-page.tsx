import { lazy, Suspense } from "react";
import { SectionNav } from "../parts/section-nav";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";
import { ListsSection } from "./lists-section";
import { MatrixSection } from "./matrix-section";
import { RulesSection } from "./rules-section";
import { SuppressionsSection } from "./suppressions-section";
import "./rules.css";

// The editor brings CodeMirror with it.
const RuleEditorPage = lazy(async () => ({
  default: (await import("../rule-editor/rule-editor-page")).RuleEditorPage,
}));

const sections = [
  { path: "/rules", name: "Rules" },
  { path: "/rules/attack", name: "ATT&CK" },
  { path: "/rules/suppressions", name: "Suppressions" },
  { path: "/rules/lists", name: "Lists" },
] as const;

/** What the app watches for, what it leaves alone, and where rules are written. */
export function RulesPage() {
  const { path, go } = useRoute();
  const edited = /^\/rules\/(?:new|([^/]+)\/edit)$/.exec(path);
  if (edited) {
    return (
      <Suspense fallback={<Skeleton lines={12} />}>
        <RuleEditorPage ruleId={edited[1] === undefined ? null : decoded(edited[1])} />
      </Suspense>
    );
  }
  const current = sections.find((section) => section.path === path) ?? sections[0];
  return (
    <div className="rules">
      <SectionNav
        label="Rules"
        sections={sections}
        current={current}
        onChoose={({ path }) => go(path)}
      />
      {current.name === "Rules" && <RulesSection />}
      {current.name === "ATT&CK" && <MatrixSection />}
      {current.name === "Suppressions" && <SuppressionsSection />}
      {current.name === "Lists" && <ListsSection />}
    </div>
  );
}

/** An address may hold anything. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
