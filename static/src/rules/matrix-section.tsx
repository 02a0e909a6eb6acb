import { useAsk } from "../ask/use-ask";
import { Waiting } from "../parts/waiting";
import { useRoute } from "../route/use-route";
import { AttackMatrix } from "./attack-matrix";

/** Which techniques the rules look for. */
export function MatrixSection() {
  const { go } = useRoute();
  const rules = useAsk("rules/list", {});
  if (rules.data === undefined) return <Waiting asked={rules} lines={10} />;
  return (
    <AttackMatrix
      rules={rules.data.rules}
      onOpen={(id) => go("/rules", new URLSearchParams({ rule: id }))}
    />
  );
}
