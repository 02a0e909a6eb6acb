import type { Platform } from "#ports";
import { WebhookState } from "./webhook-state";

const LEASE = 10_000;
export const WEBHOOK_CHECKPOINT = "audit-webhook";

/**
 * Counts a delivery for the health page. The counts serve nobody else, so where two deliveries come at once the second
 * is not counted rather than waited for.
 */
export async function noteArrival(
  deps: Pick<Platform, "checkpoints" | "clock" | "random">,
  orgId: string,
  counts: { readonly stored: number; readonly known: number },
): Promise<void> {
  const now = deps.clock.now();
  const name = WEBHOOK_CHECKPOINT;
  const owner = deps.random.uuid();
  const held = await deps.checkpoints.lease({ name, owner, now, until: now + LEASE });
  if (held === null) return;
  try {
    const known = WebhookState.safeParse(held.state);
    const before = known.success && known.data.orgId === orgId ? known.data : null;
    await deps.checkpoints.advance({
      name,
      owner,
      version: held.version,
      state: {
        orgId,
        lastArrivalAt: now,
        deliveries: (before?.deliveries ?? 0) + 1,
        stored: (before?.stored ?? 0) + counts.stored,
        known: (before?.known ?? 0) + counts.known,
      } satisfies WebhookState,
      until: now + LEASE,
    });
  } finally {
    await deps.checkpoints.release(name, owner);
  }
}
