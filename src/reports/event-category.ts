import type { AuditEvent, EventCategory } from "#contract";

/** By action, since Atlassian sends no category. Actions that nobody published are in none until they are added here. */
export function eventCategory(event: Pick<AuditEvent, "action" | "outcome">): EventCategory | null {
  if (logins.has(event.action)) return event.outcome === "failure" ? "failed-login" : null;
  return categories.get(event.action) ?? null;
}

const logins = new Set(["user_login", "user_login_failed"]);

const actionsOf = {
  /** Who may do what: admin rights, roles, groups, product access, keys, acting as somebody else. */
  privilege: [
    "added_org_admin",
    "api_token_created",
    "api_token_revoked",
    "confluence_added_space_permission",
    "confluence_audit_record_removed_content_restriction",
    "group_added_as_product_default",
    "group_added_as_role_default",
    "group_added_to_site",
    "group_granted_admin_access",
    "group_granted_product_access",
    "group_granted_role",
    "group_removed_as_product_default",
    "group_removed_as_role_default",
    "group_revoked_admin_access",
    "group_revoked_product_access",
    "group_revoked_role",
    "jira_site_global_permission_added",
    "jira_site_permission_scheme_updated",
    "jira_site_project_roles_changed",
    "logs_access_granted",
    "removed_org_admin",
    "scim_group_add_member",
    "scim_group_remove_member",
    "scim_group_unmanaged_member_added",
    "scim_group_unmanaged_member_removed",
    "user_added_to_group",
    "user_added_to_site",
    "user_disabled_org_access",
    "user_disabled_site_access",
    "user_enabled_org_access",
    "user_enabled_site_access",
    "user_granted_product_access",
    "user_granted_role",
    "user_logged_in_as_user",
    "user_removed_from_group",
    "user_removed_from_site",
    "user_revoked_product_access",
    "user_revoked_role",
  ],
  /** How the organization protects itself: sign-in, passwords, two-step verification, sessions, data. */
  policy: [
    "auth_policy_created",
    "auth_policy_deleted",
    "auth_policy_type_updated",
    "auth_policy_updated",
    "data_classification_policy_update",
    "default_auth_policy_updated",
    "domain_auth_policy_changed",
    "domain_auth_policy_deleted",
    "domain_auth_policy_failed",
    "password_policy_changed",
    "policy_created",
    "policy_deleted",
    "policy_disabled",
    "policy_enforced",
    "policy_updated",
    "saml_config_created",
    "saml_config_deleted",
    "saml_config_updated",
    "saml_policy_changed",
    "saml_policy_deleted",
    "set_session_policy",
    "twosv_disabled_for_user",
    "twosv_enforced",
    "twosv_unenforced",
    "user_auth_policy_changed",
    "user_auth_policy_deleted",
    "user_auth_policy_failed",
  ],
  /** The rest of what administrators do: accounts, groups, domains, directories, sites, apps, exports. */
  administration: [
    "domain_added",
    "domain_claimed",
    "domain_deleted",
    "domain_removed",
    "domain_verification_completed",
    "domain_verification_removed",
    "domain_verification_started",
    "export_audit_log",
    "export_domain_account",
    "export_managed_account",
    "export_unmanaged_product_instances",
    "group_created",
    "group_deleted",
    "group_updated",
    "gsync_connection",
    "gsync_disconnection",
    "gsync_sso_disabled",
    "gsync_sso_enabled",
    "managed_account_deactivated",
    "managed_account_deleted",
    "managed_account_deletion_cancelled",
    "managed_account_deletion_scheduled",
    "managed_account_reactivated",
    "marketplace_app_installed",
    "migration_scheduled",
    "org_settings_update",
    "release_track_subscription_updated",
    "reset_all_managed_account_passwords",
    "scim_directory_created",
    "scim_directory_deleted",
    "scim_directory_token_rotated",
    "scim_sync_disabled",
    "scim_sync_enabled",
    "site_created",
    "site_initiated",
    "site_rename_event",
    "site_transferred",
    "user_access_settings_domain_added",
    "user_access_settings_domain_removed",
    "user_created",
    "user_invite_to_org",
    "user_invited",
    "user_re_invited",
    "user_re_invited_to_org",
    "user_removed_from_org",
  ],
} as const satisfies Record<Exclude<EventCategory, "failed-login">, ReadonlyArray<string>>;

const categories: ReadonlyMap<string, EventCategory> = new Map([
  ...inCategory("privilege"),
  ...inCategory("policy"),
  ...inCategory("administration"),
]);

function inCategory(
  category: keyof typeof actionsOf,
): ReadonlyArray<readonly [string, EventCategory]> {
  return actionsOf[category].map((action) => [action, category]);
}

/** The filter that finds the events of a category, and no others. Each list is shorter than a filter allows (50). */
export function filterOfCategory(category: EventCategory): {
  readonly actions: string[];
  readonly outcomes?: ["failure"];
} {
  return category === "failed-login"
    ? { actions: [...logins], outcomes: ["failure"] }
    : { actions: [...actionsOf[category]] };
}
