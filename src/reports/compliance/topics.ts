/**
 * What an organization's audit log can tell an auditor about, in topics. Controls of all frameworks refer to these:
 * what is watched for one is watched for the others. Rules go by their name in `src/rules/`; actions are those that
 * are counted. A topic without actions is about the log as a whole, and counts every event.
 */
export const topics = {
  "admin-rights": {
    title: "Administrator rights given and taken",
    rules: [
      "org_admin_granted",
      "org_admin_removed",
      "own_rights_raised",
      "admin_granted_used_revoked",
      "admin_impersonation",
      "many_accounts_impersonated",
    ],
    actions: [
      "added_org_admin",
      "group_granted_admin_access",
      "group_revoked_admin_access",
      "removed_org_admin",
      "user_logged_in_as_user",
    ],
  },
  access: {
    title: "Access to products, groups and roles",
    rules: [
      "group_product_access_granted",
      "group_product_access_revoked",
      "mass_group_change",
      "mass_product_access",
      "product_default_group_changed",
      "role_default_group_changed",
    ],
    actions: [
      "group_added_as_product_default",
      "group_added_as_role_default",
      "group_granted_product_access",
      "group_granted_role",
      "group_removed_as_product_default",
      "group_removed_as_role_default",
      "group_revoked_product_access",
      "group_revoked_role",
      "user_added_to_group",
      "user_granted_product_access",
      "user_granted_role",
      "user_removed_from_group",
      "user_revoked_product_access",
      "user_revoked_role",
    ],
  },
  accounts: {
    title: "Accounts invited, changed and removed",
    rules: [
      "account_reactivated",
      "account_left_management",
      "mass_account_removal",
      "mass_invitation",
      "self_signup_domain_added",
    ],
    actions: [
      "email_change",
      "managed_account_deactivated",
      "managed_account_deleted",
      "managed_account_reactivated",
      "user_access_settings_domain_added",
      "user_created",
      "user_invite_to_org",
      "user_invited",
      "user_removed_from_org",
      "user_removed_from_site",
    ],
  },
  provisioning: {
    title: "Provisioning of accounts and groups from a directory",
    rules: [
      "scim_directory_changed",
      "scim_sync_disabled",
      "scim_token_rotated",
      "google_sync_changed",
    ],
    actions: [
      "gsync_connection",
      "gsync_disconnection",
      "scim_directory_created",
      "scim_directory_deleted",
      "scim_directory_token_rotated",
      "scim_sync_disabled",
      "scim_sync_enabled",
      "scim_user_create",
      "scim_user_delete",
      "scim_user_update",
    ],
  },
  "sign-in": {
    title: "Sign-in and attempts at it",
    rules: [
      "failed_login_burst",
      "password_spraying",
      "login_after_failures",
      "login_from_new_country",
      "impossible_travel",
    ],
    actions: ["user_login", "user_login_failed", "user_logout"],
  },
  authentication: {
    title: "How people have to sign in: policies, two-step verification, single sign-on",
    rules: [
      "auth_policy_changed",
      "domain_auth_policy_changed",
      "two_step_verification_weakened",
      "sso_changed",
      "sso_configured",
      "session_policy_changed",
    ],
    actions: [
      "auth_policy_created",
      "auth_policy_deleted",
      "auth_policy_updated",
      "domain_auth_policy_changed",
      "saml_config_created",
      "saml_config_deleted",
      "saml_config_updated",
      "set_session_policy",
      "twosv_disabled_for_user",
      "twosv_enforced",
      "twosv_unenforced",
      "user_auth_policy_changed",
    ],
  },
  passwords: {
    title: "Passwords and how they are reset",
    rules: ["password_policy_changed", "all_passwords_reset"],
    actions: [
      "password_change",
      "password_policy_changed",
      "password_reset_complete",
      "password_reset_request",
      "reset_all_managed_account_passwords",
      "user_password_reset_requested",
    ],
  },
  keys: {
    title: "API keys and tokens",
    rules: [
      "api_key_created",
      "api_key_revoked",
      "admin_action_by_app_or_token",
      "key_created_then_audit_log_exported",
      "key_created_then_policy_deleted",
      "scim_token_rotated",
    ],
    actions: ["api_token_created", "api_token_revoked", "scim_directory_token_rotated"],
  },
  policies: {
    title: "Security policies and settings of the organization",
    rules: [
      "security_policy_changed",
      "security_policy_deleted",
      "ip_allowlist_changed",
      "data_residency_changed",
    ],
    actions: [
      "data_classification_policy_update",
      "org_settings_update",
      "policy_created",
      "policy_deleted",
      "policy_disabled",
      "policy_enforced",
      "policy_updated",
    ],
  },
  domains: {
    title: "Domains and sites of the organization",
    rules: [
      "domain_claimed",
      "verified_domain_removed",
      "site_created",
      "site_renamed",
      "site_transferred",
    ],
    actions: [
      "domain_added",
      "domain_claimed",
      "domain_removed",
      "domain_verification_removed",
      "site_created",
      "site_rename_event",
      "site_transferred",
    ],
  },
  software: {
    title: "Apps, migrations and release tracks",
    rules: ["app_installed", "migration_scheduled"],
    actions: [
      "marketplace_app_installed",
      "migration_scheduled",
      "release_track_subscription_updated",
    ],
  },
  data: {
    title: "Data leaving: exports and reading in bulk",
    rules: [
      "accounts_exported",
      "audit_log_exported",
      "bulk_content_viewing",
      "product_instances_exported",
      "several_kinds_of_export",
    ],
    actions: [
      "confluence_page_viewed",
      "export_audit_log",
      "export_domain_account",
      "export_managed_account",
      "export_unmanaged_product_instances",
      "jira_issue_viewed",
    ],
  },
  "log-keeping": {
    title: "The log itself: collected without gaps, kept, protected and looked at",
    rules: ["audit_log_exported", "scim_log_cleared"],
    actions: [],
  },
} as const satisfies Record<string, Topic>;

interface Topic {
  readonly title: string;
  readonly rules: ReadonlyArray<string>;
  readonly actions: ReadonlyArray<string>;
}

export type TopicId = keyof typeof topics;
