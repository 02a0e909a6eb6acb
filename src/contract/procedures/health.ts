import { Diagnostics } from "../diagnostics";
import { Health } from "../health";
import { nothing } from "./nothing";

/** What the page can ask about the health of the app. */
export const healthProcedures = {
  "health/get": { input: nothing, output: Health },
  /** For support: no secret, no name, no address, nothing that somebody wrote. */
  "health/diagnostics": { input: nothing, output: Diagnostics },
} as const;
