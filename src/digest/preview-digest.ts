import type { Digest } from "#contract";
import { makeDigest } from "./make-digest";
import { nameActors } from "./name-actors";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** The last seven days with the running hour, as a digest would tell of them now. */
export async function previewDigest(
  deps: Parameters<typeof makeDigest>[0],
  zone: string,
): Promise<Digest> {
  const now = deps.clock.now();
  const to = Math.floor(now / HOUR) * HOUR + HOUR;
  const id = new Date(now).toISOString().slice(0, 10);
  const week = { id, from: to - WEEK, to };
  const before = { id, from: week.from - WEEK, to: week.from };
  return nameActors(deps, await makeDigest(deps, week, before, zone));
}
