import { z } from "zod";

/** What a document of kind `list` holds, by the list's name: values for `expand` in rules, and for suppressions. */
export const StoredList = z.object({ description: z.string(), values: z.array(z.string()) });
export type StoredList = z.infer<typeof StoredList>;
