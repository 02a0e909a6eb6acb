import type { Role } from "#contract";

/** Who asks, by the platform's word, and through which surface. */
export interface Caller {
  readonly accountId: string;
  readonly role: Role | null;
  readonly isJiraAdministrator: boolean;
  readonly siteUrl: string;
}
