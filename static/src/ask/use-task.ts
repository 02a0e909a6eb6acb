import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import type { ProcedureInput, ProcedureName, ProcedureOutput } from "#contract";
import { answerOrThrow } from "./answer-or-throw";
import { useRefresh } from "./use-refresh";

/** Something that the page has done. What it changes is named in `refreshes` and asked for again afterwards. */
export function useTask<Name extends ProcedureName>(
  name: Name,
  refreshes: readonly ProcedureName[] = [],
): UseMutationResult<ProcedureOutput<Name>, Error, ProcedureInput<Name>> {
  return useMutation<ProcedureOutput<Name>, Error, ProcedureInput<Name>>({
    mutationFn: (input) => answerOrThrow(name, input),
    onSettled: useRefresh(refreshes),
  });
}
