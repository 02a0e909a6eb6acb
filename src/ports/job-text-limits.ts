/** Code points kept of the texts of a job. */
export const jobTextLimits = { title: 300, note: 200, error: 500 } as const;
