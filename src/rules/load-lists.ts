import type { Platform } from "#ports";
import type { NamedLists } from "#sigma/expand-placeholders";
import { StoredList } from "./stored-list";

/** The lists that rules name with `expand`, by name. One that was deleted has null as its present version. */
export async function loadLists(deps: {
  readonly documents: Pick<Platform["documents"], "list">;
}): Promise<NamedLists> {
  const stored = await deps.documents.list("list");
  return new Map(
    stored.flatMap(({ id, body }) => {
      const list = StoredList.safeParse(body).data;
      return list === undefined ? [] : [[id, list.values] as const];
    }),
  );
}
