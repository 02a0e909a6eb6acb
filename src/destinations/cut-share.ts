import { excerpt } from "#lib/excerpt";

/** Cuts texts to a share of the lengths that are liked. Twelve units always hold the count of what was cut off. */
export const cutShare =
  (share: number) =>
  (text: string, limit: number): string =>
    excerpt(text, Math.max(12, Math.floor(limit * share)));
