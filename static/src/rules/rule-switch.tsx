import Toggle from "@atlaskit/toggle";
import type { RuleSummary } from "#contract";
import { useSession } from "../shell/session-context";
import { useSwitchRule } from "./use-switch-rule";

/** Puts a rule on or off; for managers. */
export function RuleSwitch({ rule }: { rule: RuleSummary }) {
  const { role } = useSession();
  const turn = useSwitchRule();
  return (
    <Toggle
      label={`${rule.title} is on`}
      isChecked={rule.enabled}
      isDisabled={role !== "manager" || turn.isPending}
      onChange={(event) => turn.mutate({ rule, enabled: event.currentTarget.checked })}
    />
  );
}
