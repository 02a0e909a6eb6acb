import { useInfiniteQuery } from "@tanstack/react-query";
import type { Delivery } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";

type Place = Pick<Delivery, "createdAt" | "key">;

/** The delivery log, newest first, of a destination and in a state where they are given. Looks again by itself. */
export function useDeliveryLog(destinationId: string | null, state: Delivery["state"] | null) {
  return useInfiniteQuery({
    queryKey: ["deliveries/list", destinationId, state],
    initialPageParam: startOfLog(),
    queryFn: ({ pageParam }) =>
      answerOrThrow("deliveries/list", {
        after: pageParam,
        limit: 25,
        ...(destinationId !== null && { destinationId }),
        ...(state !== null && { state }),
      }),
    getNextPageParam: (last) => last.next,
    refetchInterval: 15_000,
  });
}

/** Before the newest. Its type is what the library takes for all places. */
const startOfLog = (): Place | null => null;
