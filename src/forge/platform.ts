import type { Platform } from "#ports";
import { createAuditLog } from "./audit-log";
import { createBackups } from "./backups";
import { createBytes } from "./bytes";
import { createClock } from "./clock";
import { executeOnForge } from "./execute-on-forge";
import { createHttp } from "./http";
import { createInstallation } from "./installation";
import { createJira } from "./jira";
import { createJobParts } from "./job-parts";
import { createLog } from "./log";
import { migrate } from "./migrate";
import { createPrivacy } from "./privacy";
import { createQueue } from "./queue";
import { createRandom } from "./random";
import { createSecrets } from "./secrets";
import { createSegmentValues } from "./segment-values";
import { createSqlPorts } from "./sql/sql-ports";
import { patiently } from "./sql/patiently";
import { createWebTriggerAddresses } from "./web-trigger-addresses";
import { createStatements } from "./sql/statements";
import { tableSizes } from "./sql/table-sizes";
import { usedBytes } from "./sql/used-bytes";

/** Everything that the app needs from outside, on Forge. It holds nothing of a tenant: one serves all invocations. */
export function createForgePlatform(): Platform {
  // oxlint-disable-next-line no-console -- the platform collects what is printed
  const print = (line: string): void => console.log(line);
  const clock = createClock();
  const log = createLog({ print, now: clock.now, variables: () => process.env });
  const random = createRandom();
  const statements = createStatements({
    execute: patiently({ clock, random }, executeOnForge),
    migrate: async () => {
      await migrate();
      log.write("schema.migrated", { reason: "a table was missing" });
    },
  });
  const { catalogue, jobRows, ...stores } = createSqlPorts(statements);
  return {
    ...stores,
    clock,
    random,
    bytes: createBytes(),
    log,
    installation: createInstallation(),
    auditLog: createAuditLog(),
    backups: createBackups(),
    jobs: { ...jobRows, ...createJobParts() },
    segments: { ...catalogue, ...createSegmentValues() },
    privacy: createPrivacy(clock),
    queue: createQueue(),
    secrets: createSecrets(),
    webTriggers: createWebTriggerAddresses(),
    jira: createJira(),
    http: createHttp(),
    schema: {
      migrate,
      tableSizes: () => tableSizes(statements),
      usedBytes: () => usedBytes(statements),
    },
  };
}
