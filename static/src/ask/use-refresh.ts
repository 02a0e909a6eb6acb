import { useQueryClient } from "@tanstack/react-query";
import type { ProcedureName } from "#contract";

/** Asks again for the answers of these questions, once something may have changed them. */
export function useRefresh(names: readonly ProcedureName[]): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all(names.map((name) => client.invalidateQueries({ queryKey: [name] })));
}
