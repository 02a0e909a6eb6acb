import { z } from "zod";

/** How exported events are written: for spreadsheets, or one JSON object a line. */
export const ExportFormat = z.enum(["csv", "jsonl"]);
export type ExportFormat = z.infer<typeof ExportFormat>;
