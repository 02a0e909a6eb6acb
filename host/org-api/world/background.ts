// Longer than other files because it is one table of everyday happenings.
import type { Random } from "../../random";
import type { JsonObject } from "../json-object";
import {
  actorOf,
  groupItem,
  item,
  orgItem,
  productActor,
  siteItem,
  systemActor,
  userItem,
  type Happening,
} from "./event-body";
import type { Person, Site, World } from "./world";

export interface Scene {
  readonly world: World;
  readonly random: Random;
  /** Whoever is at work at that moment. */
  readonly person: Person;
  readonly location: JsonObject;
}

type Everyday = readonly [weight: number, make: (scene: Scene) => Happening];

/** An everyday happening. None of them is one that a security rule on single events should care about. */
export const everydayHappening = (scene: Scene): Happening => {
  let mark = scene.random.next() * totalWeight;
  for (const [weight, make] of everyday) {
    mark -= weight;
    if (mark < 0) return make(scene);
  }
  return issueHappening(scene, "jira_issue_viewed", "Viewed");
};

const issueHappening = (
  { world, random, person, location }: Scene,
  action: string,
  verb: string,
): Happening => {
  const key = `${random.pick(world.projects)}-${1 + random.below(4000)}`;
  return {
    action,
    actor: actorOf(world, person),
    // User activity keeps its object in the container, and calls Jira "software".
    context: [],
    container: [
      siteItem(random.pick(world.sites), {
        product: "software",
        issueId: `${10_000 + random.below(90_000)}`,
        issueKeyOrId: key,
      }),
    ],
    location,
    message: `${verb} Jira issue ${key}`,
  };
};

const pageHappening = (
  { world, random, person, location }: Scene,
  action: string,
  verb: string,
): Happening => {
  const space = random.pick(world.spaces);
  const page = 65_000 + random.below(9000);
  return {
    action,
    actor: actorOf(world, person),
    context: [],
    container: [
      siteItem(random.pick(world.sites), {
        product: "confluence",
        spaceKey: space,
        pageId: `${page}`,
      }),
    ],
    location,
    message: `${verb} Confluence page ${page} in ${space}`,
  };
};

export const loginHappening = (
  world: World,
  person: Person,
  location: JsonObject | undefined,
  status = "success",
): Happening => ({
  action: "user_login",
  actor: actorOf(world, person, { authType: "session" }),
  context: [userItem(world, person, { status })],
  container: [orgItem(world)],
  location,
  message: status === "success" ? `${person.name} logged in` : `${person.name} failed to log in`,
});

const groupHappening = (
  scene: Scene,
  action: string,
  toMessage: (email: string, group: string) => string,
): Happening => {
  const { world, random } = scene;
  const admin = random.pick(world.admins);
  const group = random.pick(world.groups);
  return {
    action,
    actor: actorOf(world, admin),
    context: [groupItem(groupId(world, group), group), userItem(world, scene.person)],
    container: [siteItem(random.pick(world.sites))],
    // Only some of the group changes of 2021 had a location.
    location: random.chance(0.4) ? scene.location : undefined,
    message: toMessage(scene.person.email, group),
  };
};

const adminHappening = (
  scene: Scene,
  action: string,
  message: string,
  context: ReadonlyArray<JsonObject>,
): Happening => ({
  action,
  actor: actorOf(scene.world, scene.random.pick(scene.world.admins)),
  context,
  container: [orgItem(scene.world)],
  message,
});

const scimHappening = ({ world, person }: Scene, action: string, message: string): Happening => ({
  action,
  actor: systemActor(world),
  context: [item("directory", `${world.orgId}-scim`, { name: "default" }), userItem(world, person)],
  container: [orgItem(world)],
  message,
});

const serviceHappening = (scene: Scene): Happening => {
  const service = scene.random.pick(scene.world.serviceAccounts);
  const happening = issueHappening(scene, "jira_issue_updated", "Updated");
  const auth = {
    authType: "api-token",
    tokenId: service.accountId.slice(-6),
    tokenLabel: `${service.name} token`,
  };
  return {
    ...happening,
    actor: actorOf(scene.world, service, auth),
    location: { ip: service.officeIp },
  };
};

const appHappening = (scene: Scene): Happening => {
  const app = scene.random.pick(scene.world.apps);
  const happening = issueHappening(scene, "jira_issue_updated", "Updated");
  return {
    ...happening,
    actor: actorOf(scene.world, app, { authType: "connect-token" }),
    location: undefined,
  };
};

export const groupId = (world: World, group: string): string =>
  `${world.orgId.slice(0, 8)}-${group}`;

export const anySite = (world: World): Site => {
  const [site] = world.sites;
  if (site === undefined) throw new Error("world: an organization without a site");
  return site;
};

const everyday: ReadonlyArray<Everyday> = [
  [30, (scene) => issueHappening(scene, "jira_issue_viewed", "Viewed")],
  [24, (scene) => pageHappening(scene, "confluence_page_viewed", "Viewed")],
  [9, (scene) => issueHappening(scene, "jira_issue_updated", "Updated")],
  [9, (scene) => loginHappening(scene.world, scene.person, scene.location)],
  [5, (scene) => pageHappening(scene, "confluence_page_updated", "Updated")],
  [4, appHappening],
  [4, serviceHappening],
  [3, (scene) => issueHappening(scene, "jira_issue_created", "Created")],
  [
    2,
    (scene) => ({
      ...loginHappening(scene.world, scene.person, scene.location),
      action: "user_logout",
      message: `${scene.person.name} logged out`,
    }),
  ],
  [1.5, (scene) => pageHappening(scene, "confluence_page_created", "Created")],
  [
    1.2,
    (scene) =>
      adminHappening(scene, "user_profile_viewed", "Viewed a user profile", [
        userItem(scene.world, scene.person),
      ]),
  ],
  [
    0.6,
    (scene) => adminHappening(scene, "organization_users_viewed", "Viewed organization users", []),
  ],
  [
    0.8,
    (scene) =>
      scimHappening(
        scene,
        "scim_user_update",
        `Updated ${scene.person.email} from the identity provider`,
      ),
  ],
  [0.4, (scene) => scimHappening(scene, "scim_auto_sync_complete", "Completed automatic sync")],
  [
    0.6,
    (scene) =>
      groupHappening(
        scene,
        "user_added_to_group",
        (email, group) => `Added ${email} to ${group} group`,
      ),
  ],
  [
    0.3,
    (scene) =>
      groupHappening(
        scene,
        "user_removed_from_group",
        (email, group) => `Removed ${email} from ${group} group`,
      ),
  ],
  [
    0.3,
    (scene) =>
      adminHappening(
        scene,
        "user_granted_product_access",
        `Granted ${scene.person.email} access to Confluence`,
        [
          userItem(scene.world, scene.person),
          item("products", "confluence", { product: "confluence" }),
        ],
      ),
  ],
  [
    0.3,
    (scene) =>
      adminHappening(scene, "user_invited", `Invited ${scene.person.email}`, [
        item("invited-user", scene.person.accountId, { email: scene.person.email }),
      ]),
  ],
  [
    0.2,
    (scene) => ({
      ...loginHappening(scene.world, scene.person, scene.location),
      action: "password_change",
      message: "Changed password",
    }),
  ],
  [
    0.2,
    (scene) =>
      adminHappening(scene, "user_detail_change", `Changed details of ${scene.person.email}`, [
        userItem(scene.world, scene.person),
      ]),
  ],
  [
    0.2,
    ({ world, random }) => ({
      action: "confluence_audit_record_removed_content_restriction",
      actor: productActor(),
      context: [item("space", random.pick(world.spaces), { product: "confluence" })],
      container: [siteItem(random.pick(world.sites)), orgItem(world)],
      location: { geo: "" },
      message: `Confluence removed content restriction on ${world.orgName}`,
    }),
  ],
  [
    0.15,
    (scene) => ({
      ...pageHappening(scene, "confluence_added_space_permission", "Added permission on"),
      message: `${scene.person.name} added Confluence space permission Add Pages on ${scene.random.pick(scene.world.spaces)}`,
    }),
  ],
  [0.1, (scene) => groupHappening(scene, "group_updated", (_, group) => `Updated ${group} group`)],
  [
    0.1,
    ({ world, random }) => ({
      action: "release_track_bundle_released",
      actor: systemActor(world),
      context: [item("unit", "bundled", { name: "Bundled" })],
      container: [siteItem(random.pick(world.sites))],
      message: "Released bundled changes",
    }),
  ],
  // Nobody's catalogue has this one: the set of actions is open.
  [
    0.1,
    (scene) => ({
      ...issueHappening(scene, "jsm_request_triaged", "Triaged"),
      message: "Triaged a request",
    }),
  ],
];

const totalWeight = everyday.reduce((sum, [weight]) => sum + weight, 0);
