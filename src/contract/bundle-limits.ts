/** How much a bundle of rules may hold. A question of the page may have 500 KB in all. */
export const bundleLimits = { characters: 400_000, documents: 200 } as const;
