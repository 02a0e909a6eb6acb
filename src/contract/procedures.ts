import type { z } from "zod";
import { sessionProcedures } from "./procedures/session";
import { setupProcedures } from "./procedures/setup";
import { rolesProcedures } from "./procedures/roles";
import { eventsProcedures } from "./procedures/events";
import { alertsProcedures } from "./procedures/alerts";
import { rulesProcedures } from "./procedures/rules";
import { listsProcedures } from "./procedures/lists";
import { suppressionsProcedures } from "./procedures/suppressions";
import { issuesProcedures } from "./procedures/issues";
import { jobsProcedures } from "./procedures/jobs";
import { backtestsProcedures } from "./procedures/backtests";
import { exportsProcedures } from "./procedures/exports";
import { tokensProcedures } from "./procedures/tokens";
import { destinationsProcedures } from "./procedures/destinations";
import { deliveriesProcedures } from "./procedures/deliveries";
import { digestProcedures } from "./procedures/digest";
import { dashboardProcedures } from "./procedures/dashboard";
import { complianceProcedures } from "./procedures/compliance";
import { backupsProcedures } from "./procedures/backups";
import { loggingProcedures } from "./procedures/logging";
import { healthProcedures } from "./procedures/health";
import { quarantineProcedures } from "./procedures/quarantine";
import { sourcesProcedures } from "./procedures/sources";
import { retentionProcedures } from "./procedures/retention";
import { holdsProcedures } from "./procedures/holds";
import { activityProcedures } from "./procedures/activity";

/**
 * Everything that the page can ask, by name: what goes in and what comes out.
 * Both ends parse with these schemas; times are epoch milliseconds.
 */
export const procedures = {
  ...sessionProcedures,
  ...setupProcedures,
  ...rolesProcedures,
  ...eventsProcedures,
  ...alertsProcedures,
  ...rulesProcedures,
  ...listsProcedures,
  ...suppressionsProcedures,
  ...issuesProcedures,
  ...jobsProcedures,
  ...backtestsProcedures,
  ...exportsProcedures,
  ...tokensProcedures,
  ...destinationsProcedures,
  ...deliveriesProcedures,
  ...digestProcedures,
  ...dashboardProcedures,
  ...complianceProcedures,
  ...backupsProcedures,
  ...loggingProcedures,
  ...healthProcedures,
  ...quarantineProcedures,
  ...sourcesProcedures,
  ...retentionProcedures,
  ...holdsProcedures,
  ...activityProcedures,
} as const;

export type ProcedureName = keyof typeof procedures;
export type ProcedureInput<Name extends ProcedureName> = z.infer<
  (typeof procedures)[Name]["input"]
>;
export type ProcedureOutput<Name extends ProcedureName> = z.infer<
  (typeof procedures)[Name]["output"]
>;
