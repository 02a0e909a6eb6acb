/** Under this name the organization API key is in the secret store. */
export const API_KEY = "org-audit-log:api-key";
