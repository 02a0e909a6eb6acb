import { z } from "zod";
import { HttpsAddress } from "../https-address";

/** Names that belong to HTTP or to the signature. */
const RESERVED =
  /^(host|connection|content-.*|transfer-encoding|te|upgrade|trailer|expect|cookie|webhook-.*|proxy-.*|x-forwarded-.*)$/i;

export const WebhookSettings = z.strictObject({
  address: HttpsAddress.meta({
    title: "Address",
    description: "Where alerts are sent to with POST, such as https://siem.example.com/audit",
  }),
  format: z.enum(["Audit Stream", "OCSF 1.8", "ECS 9.3"]).default("Audit Stream").meta({
    title: "Format",
    description:
      "Of alerts and events: Audit Stream's own, the Open Cybersecurity Schema Framework, or the Elastic Common Schema for events.",
  }),
  headerName: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]*$/, "Letters, digits and -")
    .max(100)
    .refine((name) => !RESERVED.test(name), "This header is set by the app itself")
    .default("Authorization")
    .meta({
      title: "Secret header",
      description:
        "For servers that want a key instead of a signature. Its value is a secret, for example: Bearer abc123",
    }),
});
export type WebhookSettings = z.infer<typeof WebhookSettings>;
