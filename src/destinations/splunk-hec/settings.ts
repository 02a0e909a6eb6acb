import { z } from "zod";
import { HttpsAddress } from "../https-address";

export const SplunkSettings = z.strictObject({
  address: HttpsAddress.meta({
    title: "Address",
    description: "Of the HTTP event collector, such as https://http-inputs-example.splunkcloud.com",
  }),
  index: z
    .string()
    .regex(/^[a-z0-9_][a-z0-9_-]*$/, "Lower-case letters, digits, _ and -")
    .max(80)
    .optional()
    .meta({ title: "Index", description: "Left open, the token's default index is taken." }),
  source: z.string().min(1).max(200).default("audit-stream").meta({ title: "Source" }),
  sourcetype: z
    .string()
    .min(1)
    .max(200)
    .default("atlassian:audit:alert")
    .meta({ title: "Source type" }),
  streamSourcetype: z.string().min(1).max(200).default("atlassian:audit:event").meta({
    title: "Source type of streamed events",
    description: "Of every audit event, where all of them are sent.",
  }),
  acknowledge: z.boolean().default(false).meta({
    title: "Wait until it is indexed",
    description: "The token has to have indexer acknowledgement switched on.",
  }),
});
export type SplunkSettings = z.infer<typeof SplunkSettings>;
