import { z } from "zod";

/** The service cuts what is longer; here it is refused, so that nobody relies on it. */
const text = z.string().refine((value) => Buffer.byteLength(value) <= 65_536, "more than 64 KB");
const time = z.iso.datetime();

/** The columns that the stream of the rule declares. The service drops others; here they are refused. */
export const Rows = z.array(
  z.strictObject({
    TimeGenerated: time,
    OccurredAt: time,
    RecordType: text,
    Title: text,
    Level: text,
    DeliveryKey: text,
    AlertKey: text,
    EventKey: text,
    Action: text,
    Product: text,
    Outcome: text,
    ActorId: text,
    ActorName: text,
    ActorEmail: text,
    SourceIp: text,
    Country: text,
    City: text,
    TargetType: text,
    TargetId: text,
    TargetName: text,
    Details: z
      .record(z.string(), z.unknown())
      .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= 65_536, "more than 64 KB"),
  }),
);
export type Rows = z.infer<typeof Rows>;
