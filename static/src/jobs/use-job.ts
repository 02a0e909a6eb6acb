import type { UseQueryResult } from "@tanstack/react-query";
import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { isOpen } from "./is-open";

/** A job as it is now: looked at every two seconds until it has ended. Null asks for nothing. */
export function useJob(id: string | null): UseQueryResult<ProcedureOutput<"jobs/get">> {
  return useAsk(
    "jobs/get",
    { id: id ?? "none" },
    {
      enabled: id !== null,
      every: (answer) => (answer === undefined || isOpen(answer.job) ? 2_000 : false),
    },
  );
}
