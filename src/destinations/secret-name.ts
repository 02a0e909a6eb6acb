/** Where the secret store keeps a secret of a destination. */
export const secretName = (destinationId: string, field: string): string =>
  `destination:${destinationId}:${field}`;
