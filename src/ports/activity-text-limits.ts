/** Code points kept of the texts of an entry of the activity log. */
export const activityTextLimits = { accountId: 128, subject: 200, detail: 2_000 } as const;
