import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useRoute } from "../route/use-route";
import { AttackMatrix } from "./attack-matrix";

/** Which techniques the rules look for. */
export function MatrixSection() {
  const { go } = useRoute();
  const rules = useAsk("rules/list", {});
  if (rules.isPending) return <Skeleton lines={10} />;
  if (rules.isError)
    return (
      <Failed
        error={rules.error}
        onRetry={() => void rules.refetch()}
        isRetrying={rules.isFetching}
      />
    );
  return (
    <AttackMatrix
      rules={rules.data.rules}
      onOpen={(id) => go("/rules", new URLSearchParams({ rule: id }))}
    />
  );
}
