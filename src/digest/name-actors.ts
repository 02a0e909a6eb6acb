import type { Digest } from "#contract";
import type { Platform } from "#ports";

/** The digest with the names of people as they are known now: it is kept without, so that a name can be erased. */
export async function nameActors(deps: Pick<Platform, "events">, digest: Digest): Promise<Digest> {
  const ids = digest.actors.map(({ value }) => value);
  const known = ids.length === 0 ? [] : await deps.events.findActors("", ids);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return {
    ...digest,
    actors: digest.actors.map((one) => ({ ...one, label: names.get(one.value) || one.value })),
  };
}
