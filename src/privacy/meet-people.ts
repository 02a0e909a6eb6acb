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
  const ids = new Set<string>();
  const seen = new Map<string, number>();
  for (const raw of raws) {
    const time = Timed.safeParse(raw).data?.attributes.time ?? "";
    const at = timestamp(time) ?? deps.clock.now();
    for (const [id, names] of peopleIn(raw)) {
      ids.add(id);
      if (names.length > 0) seen.set(id, Math.max(seen.get(id) ?? 0, at));
    }
  }
  if (ids.size === 0) return unchanged;
  await deps.people.meet([...seen].map(([accountId, seenAt]) => ({ accountId, seenAt })));
  const closed = await deps.people.closed([...ids]);
  if (closed.size === 0) return unchanged;
  return (raw) => {
    const gone = [...peopleIn(raw).keys()].filter((id) => closed.has(id));
    const erased = gone.reduce(
      (body, accountId) => personEraser({ accountId, words: [] }).fromBody(body)?.body ?? body,
      raw,
    );
    return gone.length === 0 ? raw : withoutSentence(erased);
  };
}

/** What its person was called is forgotten by then, so nobody can find it in the sentence that the event has for people. */
function withoutSentence(body: unknown): unknown {
  const said = Said.safeParse(body);
  return said.success ? { ...said.data, message: { content: "", format: "simple" } } : body;
}

const Said = z.looseObject({ message: z.unknown() });

const Timed = z.object({ attributes: z.object({ time: z.string() }) });

const unchanged = (raw: unknown): unknown => raw;
