/** Who may be chosen in the user switch. */
export interface PageUser {
  /** Undefined: a visitor who is not logged in. */
  readonly accountId: string | undefined;
  readonly name: string;
  /** What they are, in a few words: `site admin`, `analyst`. */
  readonly role: string;
  /** Sees the admin pages in the navigation, and confirms what the platform asks an admin. */
  readonly isAdmin: boolean;
  readonly locale?: string;
  readonly timezone?: string;
}
