import { z } from "zod";
import { Level } from "./level";

/** Which alerts a destination hears of. What is left open narrows nothing down. */
export const Routing = z.object({
  minimumLevel: Level.optional(),
  /** Only alerts of these rules. */
  ruleIds: z.array(z.string().max(100)).max(200).default([]),
  /** Only alerts with an event of one of these products. */
  products: z.array(z.string().max(100)).max(50).default([]),
  /** Names of lists: only alerts with an event whose actor's account id or e-mail address is on one of them. */
  actorGroups: z.array(z.string().max(100)).max(50).default([]),
});
export type Routing = z.infer<typeof Routing>;
