/** What an organization API key with scopes has to have; keys without scopes read the audit log too. */
export const API_KEY_SCOPE = "read:events:admin";
