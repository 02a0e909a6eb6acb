import type { Platform } from "#ports";
import { createSqlActivity } from "./activity";
import { createSqlAlertStates } from "./alert-states";
import { createSqlAlerts } from "./alerts";
import { createSqlBudget } from "./budget";
import { createSqlCheckpoints } from "./checkpoints";
import { createSqlConflicts } from "./conflicts";
import { createSqlDeliveries } from "./deliveries";
import { createSqlDocuments } from "./documents";
import { createSqlEvents } from "./events";
import { createSqlForwards } from "./forwards";
import { createSqlJobs } from "./jobs";
import { createSqlMatches } from "./matches";
import { createSqlPeople } from "./people";
import { createSqlQuarantine } from "./quarantine";
import { createSqlRollups } from "./rollups";
import { createSqlSegmentCatalogue } from "./segments";
import { createSqlSilenced } from "./silenced";
import type { Statements } from "./statements";
import { createSqlTail } from "./tail";
import { createSqlTexts } from "./texts";

export type SqlPorts = Pick<
  Platform,
  | "activity"
  | "alerts"
  | "alertStates"
  | "budget"
  | "checkpoints"
  | "conflicts"
  | "deliveries"
  | "documents"
  | "events"
  | "forwards"
  | "matches"
  | "people"
  | "quarantine"
  | "rollups"
  | "silenced"
  | "tail"
  | "texts"
> & {
  readonly catalogue: ReturnType<typeof createSqlSegmentCatalogue>;
  readonly jobRows: ReturnType<typeof createSqlJobs>;
};

/** All that is kept in SQL, over one way to run statements. */
export function createSqlPorts(statements: Statements): SqlPorts {
  return {
    activity: createSqlActivity(statements),
    alerts: createSqlAlerts(statements),
    alertStates: createSqlAlertStates(statements),
    budget: createSqlBudget(statements),
    catalogue: createSqlSegmentCatalogue(statements),
    checkpoints: createSqlCheckpoints(statements),
    conflicts: createSqlConflicts(statements),
    deliveries: createSqlDeliveries(statements),
    documents: createSqlDocuments(statements),
    events: createSqlEvents(statements),
    forwards: createSqlForwards(statements),
    jobRows: createSqlJobs(statements),
    matches: createSqlMatches(statements),
    people: createSqlPeople(statements),
    quarantine: createSqlQuarantine(statements),
    rollups: createSqlRollups(statements),
    silenced: createSqlSilenced(statements),
    tail: createSqlTail(statements),
    texts: createSqlTexts(statements),
  };
}
