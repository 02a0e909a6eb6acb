import { z } from "zod";

/** The server that a destination's settings name; empty where they name none. */
export function hostOf(settings: unknown): string {
  const { data } = z.object({ address: z.url() }).safeParse(settings);
  return data === undefined ? "" : new URL(data.address).host;
}
