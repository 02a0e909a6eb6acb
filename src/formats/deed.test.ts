import { expect, test } from "@jest/globals";
import { knownActions } from "#sigma/known-actions";
import { deedOf } from "./deed";

test.each(Object.values(knownActions).flat())("knows what %s is about", (action) => {
  expect(deedOf({ action }).area).not.toBe("unknown");
});

test.each([
  ["user_logged_in_as_user", "authentication", "impersonate"],
  ["password_reset_request", "account", "reset-password"],
  ["password_policy_changed", "setting", "update"],
  ["managed_account_deactivated", "account", "disable"],
  ["managed_account_reactivated", "account", "enable"],
  ["user_disabled_site_access", "access", "revoke"],
  ["user_removed_from_group", "group", "remove-member"],
  ["group_granted_admin_access", "group", "grant"],
  ["api_token_revoked", "key", "delete"],
  ["twosv_enforced", "setting", "enable"],
  ["export_audit_log", "setting", "export"],
  ["marketplace_app_uninstalled", "app", "delete"],
  ["jira_issue_viewed", "content", "read"],
  ["rovo_search_performed", "content", "search"],
  ["constructor", "unknown", "other"],
  ["", "unknown", "other"],
] as const)("%s is about %s: %s", (action, area, verb) => {
  expect(deedOf({ action })).toEqual({ area, verb });
});
