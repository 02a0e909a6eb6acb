import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type QueryKey,
} from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

interface Page<Row, Position> {
  rows: readonly Row[];
  next: Position | null;
}

interface NewestFirstQuestion<Row, Position> {
  /** Names the list: another key is another list. */
  listKey: readonly unknown[];
  /** One page of the list, beginning after a position. */
  page(after: Position | null): Promise<Page<Row, Position>>;
  keyOf(row: Row): string;
  /** Looks at what has happened since: how many rows there are above the newest, and which look different now. */
  look(newest: Row | undefined): Promise<{ newer: number; changed: readonly Row[] }>;
}

export interface NewestFirst<Row> {
  rows: readonly Row[];
  error: Error | null;
  isLoading: boolean;
  /** Read to its end, and there was nothing. */
  isEmpty: boolean;
  hasMore: boolean;
  loadMore(): void;
  retry(): void;
  /** How many have come in above the list since it was read. */
  arrived: number;
}

const lookEveryMs = 10_000;

/**
 * A list read page by page, newest first. While the page is visible it looks for newer rows, but never puts them
 * into the list by itself: nothing may move under somebody's eyes.
 */
export function useNewestFirst<Row, Position>({
  listKey,
  page,
  keyOf,
  look,
}: NewestFirstQuestion<Row, Position>): NewestFirst<Row> {
  const list = useInfiniteQuery<
    Page<Row, Position>,
    Error,
    InfiniteData<Page<Row, Position>, Position | null>,
    QueryKey,
    Position | null
  >({
    queryKey: [...listKey, "list"],
    initialPageParam: null,
    queryFn: ({ pageParam }) => page(givenBack(pageParam)),
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const read = useMemo(() => list.data?.pages.flatMap((each) => each.rows) ?? [], [list.data]);
  const newest = read[0];
  const looked = useQuery({
    queryKey: [...listKey, "look", newest === undefined ? null : keyOf(newest)],
    queryFn: () => look(newest),
    enabled: list.isSuccess,
    initialData: { newer: 0, changed: [] },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: lookEveryMs,
  });
  const { newer, changed } = looked.data;
  const rows = useMemo(() => {
    const now = new Map(changed.map((row) => [keyOf(row), row]));
    return read.map((row) => now.get(keyOf(row)) ?? row);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- A row's key does not depend on who asks.
  }, [read, changed]);

  const { fetchNextPage, refetch } = list;
  return {
    rows,
    error: list.error,
    isLoading: list.isFetching,
    isEmpty: list.isSuccess && rows.length === 0 && !list.isFetching,
    hasMore: list.isPending || list.hasNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
    arrived: newer,
  };
}

/** The library hands back what `getNextPageParam` gave it, but loses its type where that is a type parameter. */
function givenBack<Position>(pageParam: unknown): Position | null {
  return pageParam as Position | null;
}
