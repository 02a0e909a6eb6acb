import { ok } from "#lib/result";
import { JobKind } from "#contract";
import { makeDiagnostics } from "#health/make-diagnostics";
import { readHealth } from "#health/read-health";
import type { ProcedureSet } from "./procedure-set";

/** How collecting, storing and delivering are doing, for people and for support. */
export const healthProcedures: ProcedureSet<"health/get" | "health/diagnostics"> = {
  "health/get": async (deps) => ok(await readHealth(deps)),

  "health/diagnostics": async (deps) => ok(await makeDiagnostics(deps, JobKind.options)),
};
