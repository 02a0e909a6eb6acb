import { ok } from "#lib/result";
import { readHealth } from "#health/read-health";
import type { ProcedureSet } from "./procedure-set";

/** How collecting, storing and delivering are doing. */
export const healthProcedures: ProcedureSet<"health/get"> = {
  "health/get": async (deps) => ok(await readHealth(deps)),
};
