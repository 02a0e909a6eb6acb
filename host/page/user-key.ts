import type { PageUser } from "./page-user";

/** How the user switch names a user. */
export const userKey = (user: PageUser): string => user.accountId ?? "anonymous";
