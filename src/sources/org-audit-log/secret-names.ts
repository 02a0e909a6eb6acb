/** Under this name the organization API key is in the secret store. */
export const API_KEY = "org-audit-log:api-key";
/** And under this one the key before it, while a rotation lasts. */
export const PREVIOUS_API_KEY = "org-audit-log:previous-api-key";
