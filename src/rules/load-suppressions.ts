import { Suppression } from "#contract";
import type { Platform } from "#ports";

/** A suppression as it is stored. */
export type StoredSuppression = Suppression & {
  readonly id: string;
  /** What a change of it has to name. */
  readonly version: number;
};

/**
 * The suppressions that are there, those that have ended included, newest first. One that cannot be read silences
 * nothing: an alert too many is better than none.
 */
export async function loadSuppressions(deps: {
  readonly documents: Pick<Platform["documents"], "list">;
}): Promise<ReadonlyArray<StoredSuppression>> {
  const stored = await deps.documents.list("suppression");
  return stored
    .flatMap(({ id, body, version }) => {
      const suppression = Suppression.safeParse(body).data;
      return suppression === undefined ? [] : [{ ...suppression, id, version }];
    })
    .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}
