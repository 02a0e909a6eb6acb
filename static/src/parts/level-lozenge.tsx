import Lozenge from "@atlaskit/lozenge";
import type { Level } from "#contract";

const looks = {
  informational: "default",
  low: "inprogress",
  medium: "moved",
  high: "removed",
  critical: "removed",
} as const;

/** How much a rule's finding matters. */
export function LevelLozenge({ level }: { level: Level }) {
  return (
    <Lozenge appearance={looks[level]} isBold={level === "critical"}>
      {level}
    </Lozenge>
  );
}
