/** Code points kept of what is no event or an event's second body, and of what is shown of it. */
export const keptText = { whole: 100_000, excerpt: 300, reason: 500 } as const;
