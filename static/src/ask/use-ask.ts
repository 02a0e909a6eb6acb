import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { answerOrThrow } from "./answer-or-throw";

interface AskOptions {
  enabled?: boolean;
  /** Milliseconds between two looks while the page is visible. */
  every?: number;
  /** Keep showing the answer to the question before, while this one is open. */
  keep?: boolean;
}

/** A question whose answer is shown: asked when first needed, remembered by its input. */
export function useAsk<Name extends ProcedureName>(
  name: Name,
  input: ProcedureInput<Name>,
  { enabled = true, every, keep = false }: AskOptions = {},
): UseQueryResult<ProcedureOutput<Name>> {
  return useQuery<ProcedureOutput<Name>>({
    queryKey: [name, input],
    queryFn: () => answerOrThrow(name, input),
    enabled,
    refetchInterval: every ?? false,
    ...(keep && { placeholderData: keepPreviousData }),
  });
}
