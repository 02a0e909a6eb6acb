import { useCallback, useMemo, useState } from "react";
import type { AuditEvent, EventFilter, EventPosition } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useNewestFirst, type NewestFirst } from "../ask/use-newest-first";
import { eventFilter } from "./event-filter";
import type { EventView } from "./event-view";
import { writeEventView } from "./write-event-view";

interface Events extends NewestFirst<AuditEvent> {
  filter: EventFilter;
  /** Reads the list anew, with what has arrived. */
  refresh(): void;
  /** Changes when the list starts anew. */
  generation: string;
}

/** The events of a view. */
export function useEvents(view: EventView): Events {
  const [round, setRound] = useState(() => ({ count: 0, now: Date.now() }));
  // The time is taken once a round: a filter that moved with the clock would be another list every moment.
  const filter = useMemo(() => eventFilter(view, round.now), [view, round]);
  const list = useNewestFirst<AuditEvent, EventPosition>({
    listKey: ["events/search", filter, round.count],
    page: async (after) => {
      const { events, next } = await answerOrThrow("events/search", { filter, after, limit: 100 });
      return { rows: events, next };
    },
    keyOf: (event) => event.key,
    look: async (newest) => {
      const above = newest ? { ...filter, from: newest.occurredAt + 1 } : filter;
      const { count } = await answerOrThrow("events/count", { filter: above });
      return { newer: count, changed: [] };
    },
  });
  return {
    ...list,
    filter,
    generation: `${round.count} ${writeEventView(view).toString()}`,
    refresh: useCallback(
      () => setRound(({ count }) => ({ count: count + 1, now: Date.now() })),
      [],
    ),
  };
}
