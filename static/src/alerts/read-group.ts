import { z } from "zod";

const Group = z.array(z.string());

/** The values that an alert's events have in common, from the text that keeps them; that text where it keeps none. */
export function readGroup(dedupKey: string): string[] {
  try {
    return Group.parse(JSON.parse(dedupKey)).filter((value) => value !== "");
  } catch {
    return dedupKey === "" ? [] : [dedupKey];
  }
}
