/** `2026-11-23T05:16:07Z` of epoch milliseconds. */
export const utcTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
