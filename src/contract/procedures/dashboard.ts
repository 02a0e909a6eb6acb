import { z } from "zod";
import { Dashboard } from "../dashboard";
import { Zone } from "../zone";

/** What the page can ask about the dashboard. */
export const dashboardProcedures = {
  "dashboard/get": {
    input: z.strictObject({
      range: z.enum(["24h", "7d", "30d", "90d", "180d"]),
      /** Whose days and hours are meant, such as `Europe/Berlin`. */
      zone: Zone,
    }),
    output: Dashboard,
  },
} as const;
