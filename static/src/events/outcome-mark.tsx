import Lozenge from "@atlaskit/lozenge";
import type { AuditEvent } from "#contract";

/** Whether it worked. Success is the rule, so it stays quiet. */
export function OutcomeMark({ outcome }: { outcome: AuditEvent["outcome"] }) {
  switch (outcome) {
    case "success":
      return <span className="faint">Success</span>;
    case "failure":
      return <Lozenge appearance="removed">Failure</Lozenge>;
    case "unknown":
      return <span className="faint">–</span>;
  }
}
