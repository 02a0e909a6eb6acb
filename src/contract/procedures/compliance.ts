import { z } from "zod";
import { AccessHolder } from "../access-holder";
import { ChangeNote, ChangeRecord } from "../change-record";
import { ComplianceReport } from "../compliance-report";
import { EventKey } from "../event-key";
import { EventPosition } from "../event-position";
import { Framework } from "../framework";
import { KeyRecord } from "../key-record";
import { Period } from "../period";
import { jobId } from "./job-id";

const DAY = 86_400_000;
const reportPeriod = Period.refine(
  ({ from, to }) => from % DAY === 0 && to % DAY === 0 && to > from && to - from <= 400 * DAY,
  "Choose whole days (UTC), 400 of them at most.",
);

/** What the page can ask about compliance. */
export const complianceProcedures = {
  /** What was watched for each control in a period, and what was not. */
  "compliance/report": {
    input: z.strictObject({ period: reportPeriod }),
    output: z.object({
      report: ComplianceReport,
      /** What evidence packs are signed with; null before the first. */
      signingKey: z
        .object({
          publicKey: z.string(),
          /** SHA-256 of the public key's text, hex. */
          fingerprint: z.string(),
        })
        .nullable(),
    }),
  },
  /** Who held administrator rights at a moment, as far as stored events tell. `more`: older events were left out. */
  "compliance/access": {
    input: z.strictObject({ at: z.number().int() }),
    output: z.object({ holders: z.array(AccessHolder), more: z.boolean() }),
  },
  /** Changes, newest first, and what accounts for each. */
  "compliance/changes": {
    input: z.strictObject({
      category: z.enum(["policy", "privilege", "administration"]),
      period: reportPeriod,
      after: EventPosition.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.object({ changes: z.array(ChangeRecord), next: EventPosition.nullable() }),
  },
  /** Notes the ticket of a change, and what there is to say of it. */
  "compliance/note-change": {
    input: ChangeNote.extend({ key: EventKey, version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  },
  "compliance/keys": {
    input: z.strictObject({ at: z.number().int() }),
    output: z.object({ keys: z.array(KeyRecord), more: z.boolean() }),
  },
  /** Makes an evidence pack, as a job. */
  "compliance/make-pack": {
    input: z.strictObject({ period: reportPeriod, frameworks: z.array(Framework).min(1).max(4) }),
    output: jobId,
  },
} as const;
