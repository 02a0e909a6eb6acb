import { z } from "zod";

/** A viewer reads events, an analyst works with alerts too, a manager changes how the app is set up. */
export const Role = z.enum(["viewer", "analyst", "manager"]);
export type Role = z.infer<typeof Role>;
