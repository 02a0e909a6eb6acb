import { timestamp } from "#lib/timestamp";
import type { Platform } from "#ports";
import { peopleIn } from "./people-in";
import { personEraser } from "./person-eraser";
import { z } from "zod";

/**
 * Notes whom the events of a page name, before they are stored: so nobody is stored who is not reported. Answers how
 * an event reads without those whose account was closed, so that neither a replay nor the past brings their names back.
 */
export async function meetPeople(
  deps: Pick<Platform, "people" | "clock">,
  raws: ReadonlyArray<unknown>,
): Promise<(raw: unknown) => unknown> {
  const seen = new Map<string, number>();
  for (const raw of raws) {
    const time = Timed.safeParse(raw).data?.attributes.time ?? "";
    const at = timestamp(time) ?? deps.clock.now();
    for (const id of peopleIn(raw).keys()) seen.set(id, Math.max(seen.get(id) ?? 0, at));
  }
  if (seen.size === 0) return unchanged;
  await deps.people.meet([...seen].map(([accountId, seenAt]) => ({ accountId, seenAt })));
  const closed = await deps.people.closed([...seen.keys()]);
  const erasers = [...closed].map((accountId) => personEraser({ accountId, words: [] }));
  return (raw) => erasers.reduce((body, eraser) => eraser.fromBody(body)?.body ?? body, raw);
}

const Timed = z.object({ attributes: z.object({ time: z.string() }) });

const unchanged = (raw: unknown): unknown => raw;
