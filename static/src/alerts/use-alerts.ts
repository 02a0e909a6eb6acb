import { useState } from "react";
import type { ProcedureInput, ProcedureOutput } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useNewestFirst, type NewestFirst } from "../ask/use-newest-first";
import type { AlertView } from "./alert-view";

export type ListedAlert = ProcedureOutput<"alerts/list">["alerts"][number];
type Position = NonNullable<ProcedureInput<"alerts/list">["after"]>;

interface Alerts extends NewestFirst<ListedAlert> {
  refresh(): void;
  generation: string;
}

/** The alerts of a view. */
export function useAlerts({ ruleId, time }: AlertView): Alerts {
  const [round, setRound] = useState(0);
  const narrowing = {
    ...(ruleId !== null && { ruleId }),
    ...(time !== "all" && { historical: time === "historical" }),
  };
  const list = useNewestFirst<ListedAlert, Position>({
    listKey: ["alerts/list", narrowing, round],
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
    generation: `${round} ${ruleId} ${time}`,
    refresh: () => setRound((before) => before + 1),
  };
}
