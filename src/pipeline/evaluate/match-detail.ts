import { z } from "zod";
import type { CountedMatch } from "./counted-match";

/** What a row keeps of a match besides group, rule, event and time. Most matches have nothing else, and no text. */
const Detail = z.object({
  v: z.array(z.string()).optional(),
  once: z.string().optional(),
  above: z
    .record(z.string(), z.object({ group: z.string(), values: z.array(z.string()) }))
    .optional(),
});

type Kept = Pick<CountedMatch, "values" | "above" | "once">;

/** What a kept match says beyond its series and time, as text; empty where that is nothing, as in most. */
export function writeDetail({ values, above, once }: Kept): string {
  const hasAbove = Object.keys(above).length > 0;
  if (values.length === 0 && once === undefined && !hasAbove) return "";
  return JSON.stringify({
    ...(values.length === 0 ? {} : { v: values }),
    ...(once === undefined ? {} : { once }),
    ...(hasAbove ? { above } : {}),
  });
}

/** Reads what `writeDetail` wrote. */
export function readDetail(text: string): Kept {
  if (text === "") return { values: [], above: {} };
  const { v = [], once, above = {} } = Detail.parse(JSON.parse(text));
  return { values: v, above, ...(once === undefined ? {} : { once }) };
}
