import { createRandom, type Random } from "../../random";
import type { JsonObject, JsonValue } from "../json-object";
import { anySite } from "./background";
import {
  actorOf,
  groupItem,
  item,
  orgItem,
  siteItem,
  systemActor,
  userItem,
  type Happening,
} from "./event-body";
import type { Person, World } from "./world";

// What an organization does a few times a year. Longer than other files because it is a list.

/** Who is there when an administrator does something. */
interface Scene {
  readonly world: World;
  readonly random: Random;
  readonly admin: Person;
  /** Somebody else. */
  readonly other: Person;
  readonly location: JsonObject;
}

export type Rare = (scene: Scene) => Happening;

/** Each of them comes once in so many days: a year has every one, whenever it begins. */
const CYCLE = 182;

/** What is rare and falls on a date, by days since 1970: at most one, and none on a weekend, when hardly anything is logged. */
export const rareOfDay = (seed: string, day: number): ReadonlyArray<Rare> => {
  const [sunday, monday, friday, saturday] = [0, 1, 5, 6];
  const weekday = (day + 4) % 7;
  if (weekday === sunday || weekday === saturday) return [];
  // What falls on a weekend is done the day before or after.
  const dates = weekday === friday ? [day, day + 1] : weekday === monday ? [day - 1, day] : [day];
  return dates.flatMap((date) => rareOfDate(seed, date) ?? []);
};

const rareOfDate = (seed: string, date: number): Rare | undefined => {
  const cycle = Math.floor(date / CYCLE);
  const inCycle = date - cycle * CYCLE;
  const place = Math.ceil((inCycle * rare.length) / CYCLE);
  const isItsDate = Math.floor((place * CYCLE) / rare.length) === inCycle;
  return isItsDate ? shuffled(createRandom(seed, "rare", cycle), rare)[place] : undefined;
};

const shuffled = <T>(random: Random, items: ReadonlyArray<T>): ReadonlyArray<T> =>
  items
    .map((one) => ({ one, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);

type Items = (scene: Scene) => ReadonlyArray<JsonObject>;

const none: Items = () => [];
const theOther: Items = ({ world, other }) => [userItem(world, other)];
const group =
  (name: string): Items =>
  () => [groupItem(`group-${name}`, name)];
const thing =
  (type: string, id: string, attributes: Readonly<Record<string, JsonValue>>): Items =>
  () => [item(type, id, attributes)];
const policy = (name: string, type: string, status: string): Items =>
  thing("org-policy", `org-policy-${type}`, { name, type, status });

/** By an administrator, in the organization. */
const org =
  (action: string, message: string, context: Items): Rare =>
  (scene) => ({
    action,
    actor: actorOf(scene.world, scene.admin),
    context: context(scene),
    container: [orgItem(scene.world)],
    location: scene.location,
    message,
  });

/** By an administrator, on a site. */
const site =
  (action: string, message: string, context: Items): Rare =>
  (scene) => ({
    ...org(action, message, context)(scene),
    container: [siteItem(anySite(scene.world))],
  });

/** By Atlassian itself, for the directory. */
const directory =
  (action: string, message: string, context: Items): Rare =>
  (scene) => ({
    action,
    actor: systemActor(scene.world),
    context: context(scene),
    container: [orgItem(scene.world)],
    message,
  });

const contractor = thing("users", "557058:00000000-0000-4000-8000-0000000000c3", {
  name: "cleo@contractor.example",
  email: "cleo@contractor.example",
  accountType: "atlassian",
});

const rare: ReadonlyArray<Rare> = [
  // accounts
  org("user_created", "", theOther),
  org("managed_account_deletion_scheduled", "", theOther),
  org("managed_account_deletion_cancelled", "", theOther),
  org("managed_account_reactivated", "", theOther),
  org("user_removed_from_org", "", theOther),
  directory("become_unmanaged_scim_user", "", theOther),
  directory("scim_unmanaged_user_created", "", contractor),
  (scene) => ({
    ...org("email_change", "Changed e-mail address", theOther)(scene),
    actor: actorOf(scene.world, scene.other),
  }),
  // rights
  org("added_org_admin", "Added an organization admin", theOther),
  org("removed_org_admin", "Removed an organization admin", theOther),
  org("user_granted_role", "Granted User role", theOther),
  (scene) => org("user_granted_role", "Granted Site administrator role", ownAccount)(scene),
  org("group_granted_role", "Granted User role to ops", group("ops")),
  org("group_added_as_role_default", "Made ops the default group", group("ops")),
  org("group_granted_product_access", "", group("contractors")),
  org("group_revoked_product_access", "", group("contractors")),
  org("group_added_as_product_default", "", group("contractors")),
  site("user_disabled_site_access", "", theOther),
  site("user_added_to_group", "Added to jira-administrators group", (scene) => [
    groupItem("group-jira-administrators", "jira-administrators"),
    userItem(scene.world, scene.other),
  ]),
  site("group_deleted", "Deleted team-interns group", group("team-interns")),
  site("group_deleted", "Deleted old-administrators group", group("old-administrators")),
  (scene) => appOnBehalf(scene),
  // signing in
  org("reset_all_managed_account_passwords", "All managed passwords reset", none),
  org("user_password_reset_requested", "Requested a password reset", theOther),
  org("password_policy_changed", "Password policy changed", none),
  org("set_session_policy", "Session duration changed", none),
  org("auth_policy_updated", "Changed settings for authentication policy default", () => [
    item("auth-policy", "auth-policy-1", { name: "default" }),
  ]),
  org("domain_auth_policy_changed", "Changed authentication policy for a domain", exampleDomain),
  org("domain_auth_policy_failed", "Change of an authentication policy failed", none),
  org("user_auth_policy_changed", "", theOther),
  org("saml_config_created", "Single sign-on configured", none),
  org("saml_config_updated", "Changed the SAML configuration", none),
  org("twosv_unenforced", "Two-step verification is no longer required", none),
  org("api_token_revoked", "Revoked admin API key", () => [
    item("api-token", "api-token-1", { name: "Reports" }),
  ]),
  // domains
  org("domain_added", "Added example.org domain to verify", exampleDomain),
  org("domain_claimed", "Claimed example.org", exampleDomain),
  org("domain_removed", "Removed example.org domain", exampleDomain),
  site("user_access_settings_domain_added", "", exampleDomain),
  site("user_access_settings_domain_removed", "", exampleDomain),
  // directory
  org("gsync_connection", "Google Workspace connected", none),
  org("scim_directory_created", "", () => [item("directory", "directory-2", { name: "default" })]),
  org("scim_directory_token_rotated", "", () => [
    item("directory", "directory-2", { name: "default" }),
  ]),
  org("scim_manual_sync_initiated", "Directory sync started by hand", none),
  org("scim_sync_disabled", "Provisioning sync disabled", none),
  org("scim_sync_enabled", "Provisioning sync enabled", none),
  org("scim_troubleshooting_log_cleared", "Provisioning log cleared", none),
  org("site_sync_conflicting_group", "Conflicting group joined", none),
  directory("scim_group_delete", "", group("seasonal-staff")),
  // policies
  org("policy_created", "", policy("Mobile devices", "mobile-app", "enabled")),
  org("policy_updated", "", policy("Mobile devices", "mobile-app", "enabled")),
  org("policy_updated", "", policy("IP allowlist", "ip-allowlist", "enabled")),
  org("policy_updated", "", policy("Data residency", "data-residency", "enabled")),
  org("policy_disabled", "", policy("Contractors", "data-security", "disabled")),
  (scene) => ({
    ...org("policy_updated", "", policy("External users", "data-security", "enabled"))(scene),
    actor: actorOf(scene.world, scene.admin, { authType: "api-token", tokenLabel: "Terraform" }),
  }),
  org("org_settings_update", "Updated the settings of the organization", none),
  org("data_classification_policy_update", "Updated data classification policy", none),
  // sites, products, data
  site("site_created", "", none),
  site("site_rename_event", "", none),
  site("site_transferred", "", none),
  org("migration_scheduled", "Migration scheduled", none),
  org("release_track_subscription_updated", "Release track changed", none),
  org("rovo_agent_created", "Created a Rovo agent", none),
  org("export_managed_account", "Exported managed accounts", none),
  org("export_unmanaged_product_instances", "Product list exported", none),
];

function ownAccount({ world, admin }: Scene): ReadonlyArray<JsonObject> {
  return [userItem(world, admin)];
}

function exampleDomain(): ReadonlyArray<JsonObject> {
  return [item("domain", "domain-1", { name: "example.org" })];
}

/** An app that does in somebody's name what only people should do. */
function appOnBehalf({ world, random, admin, other }: Scene): Happening {
  const app = random.pick(world.apps);
  return {
    action: "user_added_to_group",
    actor: { ...actorOf(world, app), onBehalfOf: { id: admin.accountId } },
    context: [groupItem("group-jira-users", "jira-users"), userItem(world, other)],
    container: [siteItem(anySite(world))],
    message: `Added ${other.email} to jira-users group`,
  };
}
