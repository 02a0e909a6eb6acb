import Lozenge from "@atlaskit/lozenge";
import type { Level } from "#contract";
import "./level-lozenge.css";

const looks = {
  informational: "default",
  low: "inprogress",
  medium: "moved",
  high: "removed",
} as const;

/** How much a rule's finding matters. The highest level is louder than the design system's loudest. */
export function LevelLozenge({ level }: { level: Level }) {
  if (level === "critical") return <span className="level-critical">{level}</span>;
  return <Lozenge appearance={looks[level]}>{level}</Lozenge>;
}
