/** Tells documents of a backup apart. */
export const keyOf = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  JSON.stringify([kind, id]);
