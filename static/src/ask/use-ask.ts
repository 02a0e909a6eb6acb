import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { answerOrThrow } from "./answer-or-throw";

interface AskOptions<Answer> {
  enabled?: boolean;
  /** Milliseconds between two looks while the page is visible; a function decides by the last answer. */
  every?: number | ((answer: Answer | undefined) => number | false);
  /** Keep showing the answer to the question before, while this one is open. */
  keep?: boolean;
}

/** A question whose answer is shown: asked when first needed, remembered by its input. */
export function useAsk<Name extends ProcedureName>(
  name: Name,
  input: ProcedureInput<Name>,
  { enabled = true, every, keep = false }: AskOptions<ProcedureOutput<Name>> = {},
): UseQueryResult<ProcedureOutput<Name>> {
  return useQuery<ProcedureOutput<Name>>({
    queryKey: [name, input],
    queryFn: () => answerOrThrow(name, input),
    enabled,
    refetchInterval:
      typeof every === "function" ? (query) => every(query.state.data) : (every ?? false),
    ...(keep && { placeholderData: keepPreviousData }),
  });
}
