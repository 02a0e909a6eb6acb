import { z } from "zod";
import { Logging } from "../logging";
import { nothing } from "./nothing";

/** What the page can ask about logging. */
export const loggingProcedures = {
  "logging/get": {
    input: nothing,
    output: z.object({ logging: Logging, version: z.number().int(), areas: z.array(z.string()) }),
  },
  /** `debug` is for so many minutes from now on, a day at most; null: no details. */
  "logging/save": {
    input: z.strictObject({
      level: Logging.shape.level.unwrap(),
      debug: z
        .strictObject({
          areas: Logging.shape.debug.unwrap().unwrap().shape.areas,
          minutes: z.number().int().min(1).max(1_440, "A day at most"),
        })
        .nullable(),
      version: z.number().int(),
    }),
    output: z.object({ version: z.number().int() }),
  },
} as const;
