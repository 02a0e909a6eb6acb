import { z } from "zod";

/** The identity of an audit event: the first 16 bytes of `sha256(orgId, event id)` as 32 hex digits. */
export const EventKey = z.string().regex(/^[0-9a-f]{32}$/);
export type EventKey = z.infer<typeof EventKey>;
