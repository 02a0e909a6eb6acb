/** The checkpoints of this source. */
export const runNames = { live: "org-audit-log/live", backfill: "org-audit-log/backfill" } as const;
