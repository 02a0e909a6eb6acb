// Longer than other files because every incident is told here, one after the other.
import type { Random } from "../../random";
import type { JsonObject } from "../json-object";
import { anySite, groupId, loginHappening } from "../world/background";
import {
  actorOf,
  groupItem,
  item,
  orgItem,
  siteItem,
  userItem,
  type Happening,
} from "../world/event-body";
import { failedLogin } from "../world/sensitive";
import { toLocation } from "../world/whereabouts";
import type { Person, World } from "../world/world";
import type { Correlation, IncidentKind, WatchedBy } from "./incident";

export interface Script {
  readonly title: string;
  readonly actor: Person;
  /** In order; `afterMs` counts from the incident's start. */
  readonly steps: ReadonlyArray<{ readonly afterMs: number; readonly happening: Happening }>;
  readonly fires: ReadonlyArray<{ readonly rule: WatchedBy; readonly key: string }>;
  readonly correlations: ReadonlyArray<Correlation>;
}

export interface Stage {
  readonly world: World;
  readonly random: Random;
  readonly admin: Person;
  /** Another administrator of incidents. */
  readonly accomplice: Person;
  readonly victim: Person;
  readonly locationOf: (person: Person) => JsonObject;
}

/** Tells an incident: who does what, when, and which alerts it must raise. */
export const scriptIncident = (kind: IncidentKind, stage: Stage): Script => {
  const { world, admin, accomplice, victim } = stage;
  const one = (title: string, rule: WatchedBy, happening: Happening): Script => ({
    title,
    actor: admin,
    steps: [{ afterMs: 0, happening }],
    fires: [{ rule, key: admin.accountId }],
    correlations: [],
  });
  switch (kind) {
    case "organization-admin-granted":
      return one(
        `${admin.name} makes ${victim.name} an organization admin`,
        "org_admin_granted",
        grantAdmin(stage, victim),
      );
    case "admin-impersonation":
      return one(
        `${admin.name} logs in as ${victim.name}`,
        "admin_impersonation",
        impersonate(stage, admin),
      );
    case "api-key-created":
      return one(
        `${admin.name} creates an organization API key`,
        "api_key_created",
        createKey(stage),
      );
    case "two-step-verification-weakened":
      return one(
        `${admin.name} turns off two-step verification for ${victim.name}`,
        "two_step_verification_weakened",
        byAdmin(
          stage,
          "twosv_disabled_for_user",
          `Disabled two-step verification for ${victim.email}`,
          [userItem(world, victim)],
        ),
      );
    case "sso-changed":
      return one(
        `${admin.name} deletes the SAML configuration`,
        "sso_changed",
        byAdmin(stage, "saml_config_deleted", "Deleted SAML configuration", [
          item("directory", `${world.orgId}-default`, { name: "default" }),
        ]),
      );
    case "security-policy-deleted":
      return one(
        `${admin.name} deletes the IP allowlist`,
        "security_policy_deleted",
        deletePolicy(stage),
      );
    case "verified-domain-removed":
      return one(
        `${admin.name} removes the domain ${world.domain}`,
        "verified_domain_removed",
        byAdmin(stage, "domain_removed", `Removed ${world.domain} domain`, [
          orgItem(world, { domain: world.domain }),
        ]),
      );
    case "audit-log-exported":
      return one(`${admin.name} exports the audit log`, "audit_log_exported", exportLog(stage));
    case "app-installed":
      return {
        title: `${admin.name} installs an app from the Marketplace`,
        actor: admin,
        steps: [{ afterMs: 0, happening: installApp(stage) }],
        // Nobody has published this action from a live log: what watches it is off from the start.
        fires: [],
        correlations: [],
      };
    case "failed-login-burst":
      return burst(stage, `Somebody guesses ${victim.name}’s password`, []);
    case "burst-then-success":
      return burst(stage, `Somebody guesses ${victim.name}’s password and gets in`, [
        { afterMs: 7 * minuteMs, happening: loginHappening(world, victim, reykjavik) },
      ]);
    case "key-then-policy-weakened":
      return {
        title: `${admin.name} creates an organization API key and then deletes a security policy`,
        actor: admin,
        steps: [
          { afterMs: 0, happening: createKey(stage) },
          { afterMs: 11 * minuteMs, happening: deletePolicy(stage) },
        ],
        fires: [
          { rule: "api_key_created", key: admin.accountId },
          { rule: "security_policy_deleted", key: admin.accountId },
        ],
        correlations: ["key-created-then-policy-weakened"],
      };
    case "admin-granted-used-revoked":
      return {
        title: `${accomplice.name} is organization admin for 25 minutes and logs in as ${victim.name}`,
        actor: admin,
        steps: [
          { afterMs: 0, happening: grantAdmin(stage, accomplice) },
          { afterMs: 9 * minuteMs, happening: impersonate(stage, accomplice) },
          {
            afterMs: 25 * minuteMs,
            happening: byAdmin(
              stage,
              "removed_org_admin",
              `Removed ${accomplice.email} as an organization admin`,
              [userItem(world, accomplice)],
            ),
          },
        ],
        fires: [
          { rule: "org_admin_granted", key: admin.accountId },
          { rule: "admin_impersonation", key: accomplice.accountId },
        ],
        correlations: ["admin-granted-used-revoked"],
      };
    case "new-country":
      return {
        title: `${victim.name} logs in from a country never seen before`,
        actor: victim,
        steps: [{ afterMs: 0, happening: loginHappening(world, victim, reykjavik) }],
        fires: [],
        correlations: ["new-country"],
      };
    case "impossible-travel":
      return {
        title: `${victim.name} logs in from two countries within twenty minutes`,
        actor: victim,
        steps: [
          {
            afterMs: 0,
            happening: loginHappening(world, victim, toLocation(victim.homeIp, victim.region)),
          },
          { afterMs: 19 * minuteMs, happening: loginHappening(world, victim, reykjavik) },
        ],
        fires: [],
        correlations: ["impossible-travel", "new-country"],
      };
    case "mass-group-change":
      return mass(
        stage,
        30,
        `${admin.name} removes 30 people from a group`,
        "mass-group-change",
        (person) =>
          byAdmin(
            stage,
            "user_removed_from_group",
            `Removed ${person.email} from contractors group`,
            [groupItem(groupId(world, "contractors"), "contractors"), userItem(world, person)],
          ),
      );
    case "mass-deactivation":
      return mass(
        stage,
        8,
        `${admin.name} deactivates eight accounts`,
        "mass-deactivation",
        (person) =>
          byAdmin(stage, "managed_account_deactivated", `Deactivated ${person.email}`, [
            userItem(world, person),
          ]),
      );
    case "data-export":
      return exportEverything(stage);
    case "key-then-log-exported":
      return {
        title: `${admin.name} creates an organization API key and then exports the audit log`,
        actor: admin,
        steps: [
          { afterMs: 0, happening: createKey(stage) },
          { afterMs: 17 * minuteMs, happening: exportLog(stage) },
        ],
        fires: [
          { rule: "api_key_created", key: admin.accountId },
          { rule: "audit_log_exported", key: admin.accountId },
        ],
        correlations: ["key-created-then-log-exported"],
      };
    case "many-impersonated":
      return {
        title: `${admin.name} logs in as four other people`,
        actor: admin,
        steps: world.incidentPeople.slice(0, 4).map((person, index) => ({
          afterMs: index * 6 * minuteMs,
          happening: impersonate({ ...stage, victim: person }, admin),
        })),
        fires: [{ rule: "admin_impersonation", key: admin.accountId }],
        correlations: ["many-impersonated"],
      };
    case "mass-invitation":
      return mass(
        stage,
        25,
        `${admin.name} invites 25 people within minutes`,
        "mass-invitation",
        (person) =>
          byAdmin(stage, "user_invited", `Invited ${person.email}`, [
            item("invited-user", person.accountId, { email: person.email }),
          ]),
      );
    case "mass-product-access":
      return mass(
        stage,
        12,
        `${admin.name} gives twelve people access to Confluence`,
        "mass-product-access",
        (person) =>
          byAdmin(
            stage,
            "user_granted_product_access",
            `Granted ${person.email} access to Confluence`,
            [userItem(world, person), item("products", "confluence", { product: "confluence" })],
          ),
      );
    case "password-spraying":
      return spray(stage);
  }
};

type Steps = Script["steps"];

const minuteMs = 60_000;

/** Nobody works or travels there. */
const reykjavik = toLocation("203.0.113.201", {
  country: "Iceland",
  regionName: "Höfuðborgarsvæðið",
  city: "Reykjavík",
});

const byAdmin = (
  stage: Stage,
  action: string,
  message: string,
  context: ReadonlyArray<JsonObject>,
): Happening => ({
  action,
  actor: actorOf(stage.world, stage.admin),
  context,
  container: [orgItem(stage.world)],
  location: stage.locationOf(stage.admin),
  message,
});

const grantAdmin = (stage: Stage, to: Person): Happening =>
  byAdmin(stage, "added_org_admin", `Added ${to.email} as an organization admin`, [
    userItem(stage.world, to),
  ]);

const createKey = (stage: Stage): Happening =>
  byAdmin(stage, "api_token_created", "Created admin API key", []);

const exportLog = (stage: Stage): Happening =>
  byAdmin(stage, "export_audit_log", "Exported audit log", []);

/** The message of a deleted policy was empty in the recorded answer. */
const deletePolicy = (stage: Stage): Happening =>
  byAdmin(stage, "policy_deleted", "", [
    item("org-policy", `${stage.world.orgId}-ip`, {
      name: "IP allowlist",
      type: "ip-allowlist",
      status: "enabled",
    }),
  ]);

const impersonate = (stage: Stage, who: Person): Happening => ({
  action: "user_logged_in_as_user",
  actor: actorOf(stage.world, who),
  context: [userItem(stage.world, stage.victim)],
  container: [siteItem(anySite(stage.world))],
  location: stage.locationOf(who),
  message: `Logged in as ${stage.victim.email}`,
});

const installApp = (stage: Stage): Happening => {
  const app = stage.random.pick(stage.world.apps);
  return {
    ...byAdmin(stage, "marketplace_app_installed", `${stage.admin.name} installed ${app.name}.`, [
      item("apps", app.accountId, { name: app.name }),
    ]),
    container: [siteItem(anySite(stage.world))],
  };
};

const burst = (stage: Stage, title: string, then: Steps): Script => ({
  title,
  actor: stage.victim,
  steps: [
    ...Array.from({ length: 24 }, (_, index) => ({
      afterMs: index * 14_000,
      happening: failedLogin(stage.world, stage.victim, reykjavik, index % 2 === 0),
    })),
    ...then,
  ],
  fires: [{ rule: "failed_login", key: stage.victim.accountId }],
  correlations:
    then.length > 0
      ? ["failed-login-burst", "burst-then-success", "new-country"]
      : ["failed-login-burst"],
});

/** One password for everybody, from an address that guesses nothing else. */
const spray = ({ world, victim }: Stage): Script => ({
  title: `Somebody tries the same password on ${world.incidentPeople.length} accounts`,
  actor: victim,
  steps: world.incidentPeople.map((person, index) => ({
    afterMs: index * 20_000,
    happening: failedLogin(world, person, { ...reykjavik, ip: "203.0.113.77" }, index % 2 === 0),
  })),
  fires: world.incidentPeople.map(({ accountId }) => ({ rule: "failed_login", key: accountId })),
  correlations: ["password-spraying"],
});

const mass = (
  stage: Stage,
  size: number,
  title: string,
  correlation: Correlation,
  make: (person: Person) => Happening,
): Script => ({
  title,
  actor: stage.admin,
  steps: stage.world.people
    .slice(0, size)
    .map((person, index) => ({ afterMs: index * 9000, happening: make(person) })),
  fires: [],
  correlations: [correlation],
});

const exportEverything = (stage: Stage): Script => {
  const { world, admin, random } = stage;
  const page = (): Happening => {
    const id = `${65_000 + random.below(9000)}`;
    return {
      action: "confluence_page_viewed",
      actor: actorOf(world, admin),
      context: [],
      container: [siteItem(anySite(world), { product: "confluence", spaceKey: "FIN", pageId: id })],
      location: stage.locationOf(admin),
      message: `Viewed Confluence page ${id} in FIN`,
    };
  };
  return {
    title: `${admin.name} reads through a whole space, then exports the accounts and the audit log`,
    actor: admin,
    steps: [
      ...Array.from({ length: 120 }, (_, index) => ({ afterMs: index * 4000, happening: page() })),
      {
        afterMs: 10 * minuteMs,
        happening: byAdmin(stage, "export_managed_account", "Exported managed accounts", []),
      },
      {
        afterMs: 12 * minuteMs,
        happening: exportLog(stage),
      },
    ],
    fires: [{ rule: "audit_log_exported", key: admin.accountId }],
    correlations: ["bulk-viewing"],
  };
};
