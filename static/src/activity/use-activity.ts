import { useInfiniteQuery } from "@tanstack/react-query";
import { answerOrThrow } from "../ask/answer-or-throw";

/** The activity log, newest first, of one person where one is given. */
export function useActivity(accountId: string | null) {
  return useInfiniteQuery({
    queryKey: ["activity/list", accountId],
    initialPageParam: startOfLog(),
    queryFn: ({ pageParam }) =>
      answerOrThrow("activity/list", {
        before: pageParam,
        limit: 50,
        ...(accountId !== null && { accountId }),
      }),
    getNextPageParam: (last) => last.next,
  });
}

/** Before the newest. Its type is what the library takes for all places. */
const startOfLog = (): number | null => null;
