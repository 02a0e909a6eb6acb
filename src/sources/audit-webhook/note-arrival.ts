import type { Platform } from "#ports";
import { noteInCheckpoint } from "#ports/note-in-checkpoint";
import { WebhookState } from "./webhook-state";

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
  await noteInCheckpoint(deps, WEBHOOK_CHECKPOINT, (state, now) => {
    const known = WebhookState.safeParse(state);
    const before = known.success && known.data.orgId === orgId ? known.data : null;
    return {
      orgId,
      lastArrivalAt: now,
      deliveries: (before?.deliveries ?? 0) + 1,
      stored: (before?.stored ?? 0) + counts.stored,
      known: (before?.known ?? 0) + counts.known,
    } satisfies WebhookState;
  });
}
