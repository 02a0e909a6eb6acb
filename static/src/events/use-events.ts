import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { AuditEvent, EventFilter, EventPosition } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { eventFilter } from "./event-filter";
import type { EventView } from "./event-view";
import { writeEventView } from "./write-event-view";

const pageSize = 100;
const lookEveryMs = 10_000;
const firstPage: EventPosition | null = null;

export interface Events {
  filter: EventFilter;
  events: readonly AuditEvent[];
  error: Error | null;
  isLoading: boolean;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
  /** How many events have arrived since the list was read; `arrivedFull` when there are at least that many. */
  arrived: number;
  arrivedFull: boolean;
  /** Reads the list anew, with what has arrived. */
  refresh(): void;
  /** Changes when the list starts anew. */
  generation: string;
}

/**
 * The events of a view, newest first, page by page. While the page is visible it looks for newer ones,
 * but never puts them into the list by itself: nothing may move under somebody's eyes.
 */
export function useEvents(view: EventView): Events {
  const [round, setRound] = useState(0);
  const generation = `${round} ${writeEventView(view).toString()}`;
  // The time is taken once a generation: a filter that moved with the clock would be another list every moment.
  const filter = useMemo(() => eventFilter(view, Date.now()), [generation]);

  const list = useInfiniteQuery({
    queryKey: ["events/search", "list", filter],
    initialPageParam: firstPage satisfies EventPosition | null,
    queryFn: ({ pageParam }) =>
      answerOrThrow("events/search", { filter, after: pageParam, limit: pageSize }),
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const events = useMemo(() => list.data?.pages.flatMap((page) => page.events) ?? [], [list.data]);

  const newest = useQuery({
    queryKey: ["events/search", "newest", filter],
    queryFn: () => answerOrThrow("events/search", { filter, after: null, limit: pageSize }),
    enabled: list.isSuccess,
    initialData: list.data?.pages[0],
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: lookEveryMs,
  });
  const arrived = useMemo(() => {
    const shown = new Set(events.map((event) => event.key));
    return newest.data?.events.filter((event) => !shown.has(event.key)).length ?? 0;
  }, [events, newest.data]);

  const { fetchNextPage, refetch } = list;
  return {
    filter,
    events,
    error: list.error,
    isLoading: list.isFetching,
    hasMore: list.isPending || list.hasNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
    arrived,
    arrivedFull: arrived >= pageSize,
    refresh: useCallback(() => setRound((before) => before + 1), []),
    generation,
  };
}
