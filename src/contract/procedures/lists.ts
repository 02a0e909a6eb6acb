import { z } from "zod";
import { NamedList } from "../named-list";
import { nothing } from "./nothing";

const listName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_-]{0,59}$/,
    "A name has small letters, digits, - and _, and begins with a letter.",
  );

/** What the page can ask about named lists. */
export const listsProcedures = {
  "lists/list": { input: nothing, output: z.object({ lists: z.array(NamedList) }) },
  "lists/save": {
    input: z.strictObject({
      name: listName,
      description: z.string().trim().max(500),
      values: z.array(z.string().min(1).max(500)).max(5_000),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
  /** Refused while a rule or suppression uses it. */
  "lists/delete": {
    input: z.strictObject({ name: listName, version: z.number().int() }),
    output: nothing,
  },
} as const;
