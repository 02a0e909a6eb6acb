import { z } from "zod";

export const PagerDutySettings = z.strictObject({
  region: z.enum(["US", "EU"]).default("US").meta({
    title: "Service region",
    description: "EU where your account's address is ….eu.pagerduty.com",
  }),
});
export type PagerDutySettings = z.infer<typeof PagerDutySettings>;
