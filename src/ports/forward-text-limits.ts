/** Code points kept of the texts of a forward request. */
export const forwardTextLimits = { note: 500, requester: 100 } as const;
