/** Where the secret store keeps what verifies a token: of a bearer token its SHA-256, else the signing secret. */
export const tokenSecretName = (tokenId: string): string => `token:${tokenId}`;
