import { createRandom, type Random } from "../../random";
import type { JsonObject } from "../json-object";
import { anySite, loginHappening } from "./background";
import { actorOf, item, orgItem, siteItem, userItem, type Happening } from "./event-body";
import { rareOfDay, type Rare } from "./rare";
import type { Person, World } from "./world";

/** A sensitive happening of an ordinary day: legitimate, and what a rule would raise an alert for. */
export interface SensitiveSlot {
  /** Hour of the day in UTC; early enough to stay within the date. */
  readonly hour: number;
  readonly make: (
    world: World,
    random: Random,
    location: (person: Person) => JsonObject,
  ) => Happening;
}

/**
 * At most four a date, however many events the organization has: up to three mistyped passwords of different people,
 * and what is rare and falls on the date, else on one day in three something that an administrator does now and then.
 */
export const sensitiveOfDay = (
  seed: string,
  world: World,
  day: number,
): ReadonlyArray<SensitiveSlot> => {
  const random = createRandom(seed, "sensitive", day);
  const mistypers = new Set<Person>();
  const count = random.below(4);
  while (mistypers.size < count) {
    const person = random.pick(world.people);
    if (!world.incidentPeople.includes(person)) mistypers.add(person);
  }
  const slots: Array<SensitiveSlot> = [...mistypers].map((person) => ({
    hour: 6 + random.below(12),
    make: (_, slotRandom, location) =>
      failedLogin(world, person, location(person), slotRandom.chance(0.5)),
  }));
  const rare = rareOfDay(seed, day);
  const routine = rare.length === 0 && random.chance(0.33) ? [random.pick(administrative)] : [];
  const bystanders = world.people.filter(
    (person) => !world.incidentPeople.includes(person) && !world.incidentAdmins.includes(person),
  );
  for (const make of [...rare, ...routine]) {
    const admin = random.pick(world.admins);
    const other = random.pick(bystanders.filter((person) => person !== admin));
    slots.push({
      hour: 8 + random.below(8),
      make: (_, slotRandom, location) =>
        make({ world, admin, other, random: slotRandom, location: location(admin) }),
    });
  }
  return slots;
};

/** Both spellings are seen: an action of its own, and a `user_login` whose context says that it failed. */
export const failedLogin = (
  world: World,
  person: Person,
  location: JsonObject,
  asLogin: boolean,
): Happening => {
  const login = loginHappening(world, person, location, "failed");
  return asLogin ? login : { ...login, action: "user_login_failed" };
};

const administrative: ReadonlyArray<Rare> = [
  ({ world, admin, location }) => ({
    action: "export_audit_log",
    actor: actorOf(world, admin),
    context: [],
    container: [orgItem(world)],
    location,
    message: "Exported audit log",
  }),
  ({ world, admin, location }) => ({
    action: "api_token_created",
    actor: actorOf(world, admin),
    context: [],
    container: [orgItem(world)],
    location,
    message: "Created admin API key",
  }),
  ({ world, admin, other, location }) => ({
    action: "user_logged_in_as_user",
    actor: actorOf(world, admin),
    context: [userItem(world, other)],
    container: [siteItem(anySite(world))],
    location,
    message: `Logged in as ${other.email}`,
  }),
  ({ world, admin, random, location }) => {
    const app = random.pick(world.apps);
    return {
      action: "marketplace_app_installed",
      actor: actorOf(world, admin),
      context: [item("apps", app.accountId, { name: app.name })],
      container: [siteItem(anySite(world))],
      location,
      message: `${admin.name} installed ${app.name}.`,
    };
  },
];
