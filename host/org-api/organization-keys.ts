export type KeyState =
  | "good"
  | "scoped"
  | "expired"
  | "revoked"
  | "without-scope"
  | "not-admin"
  | "not-admin-flat"
  | "other-organization"
  | "without-guard";

/** The keys that the stand-in knows, each named after what becomes of it. Every other key is unknown: 401. */
export const organizationKeys = {
  /** Without scopes, as keys were before 2026. */
  good: "example-org-key-good",
  /** With `read:events:admin` only; `GET /admin/v1/orgs` lists nothing. */
  scoped: "example-org-key-scoped",
  expired: "example-org-key-expired",
  revoked: "example-org-key-revoked",
  withoutScope: "example-org-key-without-scope",
  notAdmin: "example-org-key-not-admin",
  notAdminFlat: "example-org-key-not-admin-flat",
  otherOrganization: "example-org-key-other-organization",
  withoutGuard: "example-org-key-without-guard",
} as const;

export const keyStateOf: Readonly<Record<string, KeyState>> = {
  [organizationKeys.good]: "good",
  [organizationKeys.scoped]: "scoped",
  [organizationKeys.expired]: "expired",
  [organizationKeys.revoked]: "revoked",
  [organizationKeys.withoutScope]: "without-scope",
  [organizationKeys.notAdmin]: "not-admin",
  [organizationKeys.notAdminFlat]: "not-admin-flat",
  [organizationKeys.otherOrganization]: "other-organization",
  [organizationKeys.withoutGuard]: "without-guard",
};
