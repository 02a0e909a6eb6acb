import type { AuditEvent } from "#contract";

/** What an action is about, and what it does to that. */
export interface Deed {
  readonly area: Area;
  readonly verb: Verb;
}

export type Area =
  | "authentication"
  | "account"
  | "access"
  | "group"
  | "key"
  | "app"
  | "setting"
  | "content"
  | "unknown";

export type Verb =
  | "log-in"
  | "log-out"
  | "impersonate"
  | "change-password"
  | "reset-password"
  | "enable-mfa"
  | "disable-mfa"
  | "grant"
  | "revoke"
  | "add-member"
  | "remove-member"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "enable"
  | "disable"
  | "export"
  | "search"
  | "other";

/**
 * By the words of the action: Atlassian's list is open, and an action that nobody has seen yet mostly says what it is.
 * What says nothing is `unknown`, never a successful change of settings.
 */
export function deedOf({ action }: Pick<AuditEvent, "action">): Deed {
  const known = exact.get(action);
  if (known !== undefined) return known;
  const area = areas.find(([pattern]) => pattern.test(action))?.[1] ?? "unknown";
  return { area, verb: verbIn(area, action) };
}

const deed = (area: Area, verb: Verb): Deed => ({ area, verb });

const exact: ReadonlyMap<string, Deed> = new Map([
  ["user_login", deed("authentication", "log-in")],
  ["user_login_failed", deed("authentication", "log-in")],
  ["user_logout", deed("authentication", "log-out")],
  ["user_logged_in_as_user", deed("authentication", "impersonate")],
  ["password_change", deed("account", "change-password")],
  ["twosv_enabled_for_user", deed("account", "enable-mfa")],
  ["twosv_disabled_for_user", deed("account", "disable-mfa")],
  ["user_profile_viewed", deed("account", "read")],
  ["organization_users_viewed", deed("account", "read")],
  ["become_managed_scim_user", deed("account", "update")],
  ["become_unmanaged_scim_user", deed("account", "update")],
  ["email_change", deed("account", "update")],
  ["added_org_admin", deed("access", "grant")],
  ["removed_org_admin", deed("access", "revoke")],
  ["logs_access_granted", deed("setting", "update")],
  ["confluence_audit_record_removed_content_restriction", deed("setting", "update")],
  ["scim_troubleshooting_log_cleared", deed("setting", "delete")],
]);

/** The first that fits: what is about rights comes before whom they are given to. */
const areas: ReadonlyArray<readonly [pattern: RegExp, area: Area]> = [
  [/password_(policy|changed)/, "setting"],
  [/password/, "account"],
  [/^(jira_site_)?user_(added_to|removed_from)_group|group/, "group"],
  [/(granted|revoked)_|_(org|site)_access|^user_(added_to|removed_from)_(org|site)/, "access"],
  [/permission/, "setting"],
  [/(api|access)_?(token|key)/, "key"],
  [/marketplace|^app_|_app_/, "app"],
  [
    /policy|polic(y|ies)|settings?|saml|scim_(sync|directory|auto|manual)|domain|^site_|gsync|twosv|session|allowlist|release_track|migration|workflow|scheme|project_role|^export_|classification/,
    "setting",
  ],
  [/^(user|managed_account|scim_(unmanaged_)?user)(_|$)/, "account"],
  [/^(jira|confluence|bitbucket|rovo|jsm|trello|compass|loom)_/, "content"],
];

function verbIn(area: Area, action: string): Verb {
  const verb = verbs.find(([pattern]) => pattern.test(action))?.[1] ?? "other";
  switch (area) {
    case "account":
      return /password/.test(action) ? "reset-password" : verb;
    case "access":
      return given(action, "grant", "revoke") ?? verb;
    case "group":
      if (/(granted|revoked)_|(role|product)_default|to_site/.test(action)) {
        return given(action, "grant", "revoke") ?? verb;
      }
      return /member|user_(added|removed)/.test(action)
        ? (given(action, "add-member", "remove-member") ?? verb)
        : verb;
    case "authentication":
    case "key":
    case "app":
    case "setting":
    case "content":
    case "unknown":
      return verb;
  }
}

function given(action: string, more: Verb, less: Verb): Verb | null {
  if (/revoked|removed?|disabled/.test(action)) return less;
  return /granted|added|add_|enabled/.test(action) ? more : null;
}

const verbs: ReadonlyArray<readonly [pattern: RegExp, verb: Verb]> = [
  [/viewed|(^|_)read(_|$)/, "read"],
  [/export/, "export"],
  [/search/, "search"],
  [/cancelled/, "update"],
  [/deactivated|disabled|unenforced/, "disable"],
  [/reactivated|enabled|(^|_)enforced/, "enable"],
  [/uninstall|deleted?(_|$)|removed?(_|$)|revoked?|cleared/, "delete"],
  [/install|created?(_|$)|added?(_|$)|invite|invited|initiated|claimed|started/, "create"],
  [/updated?(_|$)|changed?(_|$)|rotated|rename|transferred|set_|edited/, "update"],
];
