/** What a rule on single events watches, by the names that the rules of the product have. */
export type WatchedBy =
  | "org_admin_granted"
  | "admin_impersonation"
  | "api_key_created"
  | "two_step_verification_weakened"
  | "sso_changed"
  | "security_policy_deleted"
  | "verified_domain_removed"
  | "audit_log_exported"
  | "failed_login";

/** What only several events together show. */
export type Correlation =
  | "failed-login-burst"
  | "burst-then-success"
  | "key-created-then-policy-weakened"
  | "admin-granted-used-revoked"
  | "new-country"
  | "impossible-travel"
  | "mass-group-change"
  | "mass-deactivation"
  | "bulk-viewing"
  | "key-created-then-log-exported"
  | "many-impersonated"
  | "mass-invitation"
  | "mass-product-access"
  | "password-spraying";

export const incidentKinds = [
  "organization-admin-granted",
  "admin-impersonation",
  "api-key-created",
  "two-step-verification-weakened",
  "sso-changed",
  "security-policy-deleted",
  "verified-domain-removed",
  "audit-log-exported",
  "failed-login-burst",
  "app-installed",
  "key-then-policy-weakened",
  "admin-granted-used-revoked",
  "new-country",
  "impossible-travel",
  "burst-then-success",
  "mass-group-change",
  "mass-deactivation",
  "data-export",
  "key-then-log-exported",
  "many-impersonated",
  "mass-invitation",
  "mass-product-access",
  "password-spraying",
] as const;

export type IncidentKind = (typeof incidentKinds)[number];

/** The whole of a planted incident: everything else follows from it and the seed. */
export interface Planted {
  readonly kind: IncidentKind;
  /** Event time of the first event, epoch milliseconds. */
  readonly at: number;
  /** Counts incidents; picks the people. */
  readonly number: number;
}

export interface Incident {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly title: string;
  /** Event time of the first and the last event, epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly eventIds: ReadonlyArray<string>;
  readonly actor: { readonly id: string; readonly name: string };
  /** One alert each: the rule, and the account id that alerts of one hour are grouped by. */
  readonly fires: ReadonlyArray<{ readonly rule: WatchedBy; readonly key: string }>;
  readonly correlations: ReadonlyArray<Correlation>;
}
