import { z } from "zod";

/** A time zone by its IANA name, such as `Europe/Berlin`. */
export const Zone = z.string().max(100).refine(isZone, "There is no such time zone");

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
