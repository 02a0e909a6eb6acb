/** A new signing secret by Standard Webhooks: `whsec_` and 32 random bytes in Base64. */
export function makeSigningSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
