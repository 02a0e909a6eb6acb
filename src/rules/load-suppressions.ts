import { Suppression } from "#contract";
import type { Platform } from "#ports";

/** The suppressions with their ids. One that cannot be read silences nothing: an alert too many is better than none. */
export async function loadSuppressions(deps: {
  readonly documents: Pick<Platform["documents"], "list">;
}): Promise<ReadonlyArray<Suppression & { readonly id: string }>> {
  const stored = await deps.documents.list("suppression");
  return stored.flatMap(({ id, body }) => {
    const suppression = Suppression.safeParse(body);
    return suppression.success ? [{ ...suppression.data, id }] : [];
  });
}
