import { useMemo, useState } from "react";
import type { ProcedureInput, ProcedureOutput } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useNewestFirst, type NewestFirst } from "../ask/use-newest-first";
import { timeBounds } from "../time/time-bounds";
import type { AlertView } from "./alert-view";
import { writeAlertView } from "./write-alert-view";

export type ListedAlert = ProcedureOutput<"alerts/list">["alerts"][number];
type Position = NonNullable<ProcedureInput<"alerts/list">["after"]>;

interface Alerts extends NewestFirst<ListedAlert> {
  refresh(): void;
  generation: string;
}

/** The alerts of a view. */
export function useAlerts(view: AlertView): Alerts {
  const [round, setRound] = useState(() => ({ count: 0, now: Date.now() }));
  // The time is taken once a round: a filter that moved with the clock would be another list every moment.
  const narrowing = useMemo(() => {
    const { ruleId, level, time, range } = view;
    return {
      ...(ruleId !== null && { ruleId }),
      ...(level !== null && { level }),
      ...(time !== "all" && { historical: time === "historical" }),
      ...timeBounds(range, round.now),
    };
  }, [view, round]);
  const list = useNewestFirst<ListedAlert, Position>({
    listKey: ["alerts/list", narrowing, round.count],
    page: async (after) => {
      const { alerts, next } = await answerOrThrow("alerts/list", {
        ...narrowing,
        after,
        limit: 50,
      });
      return { rows: alerts, next };
    },
    keyOf: (alert) => alert.key,
    look: async (newest) => {
      const { alerts } = await answerOrThrow("alerts/list", {
        ...narrowing,
        after: null,
        limit: 50,
      });
      const since = newest?.createdAt ?? 0;
      return { newer: alerts.filter(({ createdAt }) => createdAt > since).length, changed: alerts };
    },
  });
  return {
    ...list,
    generation: `${round.count} ${writeAlertView(view).toString()}`,
    refresh: () => setRound(({ count }) => ({ count: count + 1, now: Date.now() })),
  };
}
