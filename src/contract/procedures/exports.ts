import { z } from "zod";
import { EventFilter } from "../event-filter";
import { ExportFormat } from "../export-format";
import { jobId } from "./job-id";

/** What the page can ask about exports of events. */
export const exportsProcedures = {
  /** Writes the events that a filter lets through into a file, as a job. */
  "exports/start": {
    input: z.strictObject({ filter: EventFilter, format: ExportFormat }),
    output: jobId,
  },
} as const;
