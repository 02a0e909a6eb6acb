import { Failed } from "./failed";
import { Skeleton } from "./skeleton";

interface WaitingProps {
  asked: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly isFetching: boolean;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** How much room the answer will take. */
  lines: number;
}

/** What stands where an answer belongs: that it is on its way, or why it did not come; nothing beside an answer. */
export function Waiting({ asked, lines }: WaitingProps) {
  if (asked.isPending) return <Skeleton lines={lines} />;
  if (!asked.isError) return null;
  return (
    <Failed
      error={asked.error}
      onRetry={() => void asked.refetch()}
      isRetrying={asked.isFetching}
    />
  );
}
