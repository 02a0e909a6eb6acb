import { z } from "zod";
import { HttpsAddress } from "../https-address";

const Uuid = z
  .string()
  .trim()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "Enter the whole id, with its dashes");

export const SentinelSettings = z.strictObject({
  address: HttpsAddress.meta({
    title: "Logs ingestion endpoint",
    description:
      "Of the data collection rule or endpoint, such as https://example-a1b2.westeurope-1.ingest.monitor.azure.com",
  }),
  ruleId: z
    .string()
    .trim()
    .regex(/^dcr-[0-9a-f]{32}$/, "Enter dcr- and 32 hex digits")
    .meta({ title: "Immutable id of the data collection rule" }),
  stream: z
    .string()
    .regex(/^Custom-[A-Za-z0-9_]{1,90}$/, "Custom- and letters, digits or _")
    .default("Custom-AuditStream_CL")
    .meta({
      title: "Stream",
      description:
        "Of the rule. The app's documentation lists its columns, under Microsoft Sentinel.",
    }),
  tenantId: Uuid.meta({ title: "Directory (tenant) id" }),
  clientId: Uuid.meta({
    title: "Application (client) id",
    description: "It has the role “Monitoring Metrics Publisher” on the data collection rule.",
  }),
});
export type SentinelSettings = z.infer<typeof SentinelSettings>;
