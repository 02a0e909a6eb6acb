import { z } from "zod";
import { Connection } from "../connection";
import { ConnectionCheck } from "../connection-check";
import { JiraIssueSettings } from "../jira-issue-settings";
import { nothing } from "./nothing";

const connectionInput = z.strictObject({
  orgId: z.string().trim().min(1, "Enter the organization id").max(100),
  apiKey: z.string().trim().min(1, "Enter the API key").max(2_000),
});

/** What the page can ask about the connected organization. */
export const setupProcedures = {
  "setup/status": {
    input: nothing,
    output: z.object({
      connection: Connection.nullable(),
      issues: z.object({ settings: JiraIssueSettings, version: z.number().int() }).nullable(),
    }),
  },
  /** One try with the key, nothing is stored. */
  "setup/test-connection": { input: connectionInput, output: ConnectionCheck },
  /** Tests, then stores key and organization, makes the caller a manager and starts collecting. */
  "setup/connect": {
    input: connectionInput.extend({
      keyExpiresAt: z.number().int().nullable(),
      backfillDays: z.number().int().min(0).max(180),
      /** Whether alerts found in the past are delivered too. */
      deliverHistorical: z.boolean(),
    }),
    output: ConnectionCheck,
  },
  "setup/replace-key": {
    input: connectionInput
      .pick({ apiKey: true })
      .extend({ keyExpiresAt: z.number().int().nullable() }),
    output: ConnectionCheck,
  },
  /** Takes another key beside the present one, which is fallen back on until it is forgotten. */
  "setup/add-key": {
    input: connectionInput
      .pick({ apiKey: true })
      .extend({ keyExpiresAt: z.number().int().nullable() }),
    output: ConnectionCheck,
  },
  "setup/forget-previous-key": { input: nothing, output: nothing },
  /** Stops collecting and forgets the key. Events, alerts and settings stay. */
  "setup/disconnect": { input: nothing, output: nothing },
} as const;
