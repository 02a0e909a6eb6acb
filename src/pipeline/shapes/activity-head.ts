import { canonicalJson } from "#lib/canonical-json";
import type { ChainedActivity, Platform } from "#ports";

/** The head of the activity log's chain after an entry: over the head before and all that the entry says. */
export function activityHead(
  deps: Pick<Platform, "bytes">,
  previous: string,
  { head: _head, ...said }: Omit<ChainedActivity, "head"> & { readonly head?: string },
): string {
  return deps.bytes.sha256(`${previous}${canonicalJson(said)}`);
}
