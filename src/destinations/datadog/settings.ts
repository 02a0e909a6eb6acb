import { z } from "zod";

export const DatadogSettings = z.strictObject({
  site: z
    .enum([
      "datadoghq.com",
      "us3.datadoghq.com",
      "us5.datadoghq.com",
      "datadoghq.eu",
      "ap1.datadoghq.com",
      "ap2.datadoghq.com",
      "ddog-gov.com",
    ])
    .default("datadoghq.com")
    .meta({ title: "Site", description: "What follows “app.” in the address of your Datadog." }),
  service: z.string().min(1).max(100).default("atlassian-audit").meta({ title: "Service" }),
});
export type DatadogSettings = z.infer<typeof DatadogSettings>;
