import { Suppression, type SuppressionEntry } from "#contract";
import type { Platform } from "#ports";

/** The suppressions that were not deleted, those that have run out included; newest first. */
export async function openSuppressions(
  deps: Pick<Platform, "documents">,
): Promise<ReadonlyArray<SuppressionEntry>> {
  const stored = await deps.documents.list("suppression");
  return stored
    .flatMap(({ id, body, version }) => {
      const suppression = Suppression.safeParse(body).data;
      return suppression === undefined ? [] : [{ id, suppression, version }];
    })
    .toSorted((a, b) => b.suppression.createdAt - a.suppression.createdAt);
}
