import { z } from "zod";
import { timestamp } from "#lib/timestamp";
import type { Holds } from "./holds-of";

/** Whether a legal hold covers a raw event. What cannot be read is held: nobody can say that no hold covers it. */
export function isHeld(holds: Holds, raw: unknown): boolean {
  if (!holds.any) return false;
  const said = Said.safeParse(raw).data?.attributes;
  const occurredAt = timestamp(said?.time ?? "");
  if (occurredAt === null) return true;
  return holds.covers({ occurredAt, actorId: said?.actor?.id ?? "" });
}

const Said = z.object({
  attributes: z.object({
    time: z.string(),
    actor: z
      .object({ id: z.string().catch("") })
      .nullish()
      .catch(null),
  }),
});
