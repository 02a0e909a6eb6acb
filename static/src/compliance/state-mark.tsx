import Lozenge from "@atlaskit/lozenge";
import type { ComplianceReport } from "#contract";
import { stateNames } from "./names";

const looks = { watched: "success", partly: "moved", "not-watched": "removed" } as const;

/** Whether a control was watched, in words. */
export function StateMark({ state }: Pick<ComplianceReport["controls"][number], "state">) {
  return <Lozenge appearance={looks[state]}>{stateNames[state]}</Lozenge>;
}
