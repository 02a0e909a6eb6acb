import { createRandom, type Random } from "../../random";
import { regions, type Region } from "./regions";

export interface Person {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly department: string;
  readonly region: Region;
  readonly officeIp: string;
  readonly homeIp: string;
}

export interface AppActor {
  readonly accountId: string;
  readonly name: string;
  /** `<uuid>@connect.atlassian.com`. */
  readonly email: string;
}

export interface Site {
  readonly id: string;
  readonly name: string;
}

/** The cast and the scenery of one made-up organization. */
export interface World {
  readonly orgId: string;
  readonly orgName: string;
  readonly domain: string;
  readonly sites: ReadonlyArray<Site>;
  readonly people: ReadonlyArray<Person>;
  /** People by region, in the order of `regions`. */
  readonly peopleByRegion: ReadonlyArray<ReadonlyArray<Person>>;
  /** Administrators whose ordinary work is in the background. */
  readonly admins: ReadonlyArray<Person>;
  /** Administrators who appear in incidents and in no other sensitive event, so that their alerts stand alone. */
  readonly incidentAdmins: ReadonlyArray<Person>;
  /** People who never mistype a password in the background. */
  readonly incidentPeople: ReadonlyArray<Person>;
  readonly serviceAccounts: ReadonlyArray<Person>;
  readonly apps: ReadonlyArray<AppActor>;
  readonly groups: ReadonlyArray<string>;
  readonly policies: ReadonlyArray<string>;
  readonly spaces: ReadonlyArray<string>;
  readonly projects: ReadonlyArray<string>;
}

const peoplePerRegion = 12;
const departments = [
  "Engineering",
  "Finance",
  "Legal",
  "Marketing",
  "People",
  "Sales",
  "Security",
  "Support",
];

/** About 120 people in ten cities, their sites, groups, apps and service accounts, all from the seed. */
export const createWorld = (seed: string, orgId: string): World => {
  const random = createRandom(seed, "world");
  const domain = "example.com";
  const peopleByRegion = regions.map((region, regionIndex) =>
    Array.from({ length: peoplePerRegion }, (_, index) =>
      createPerson(random, region, regionIndex, index, domain),
    ),
  );
  const people = peopleByRegion.flat();
  const every = (step: number, from: number): ReadonlyArray<Person> =>
    people.filter((_, index) => index % step === from);

  return {
    orgId,
    orgName: "Example Works",
    domain,
    sites: ["example-works", "example-works-labs"].map((name) => ({ id: uuid(random), name })),
    people,
    peopleByRegion,
    admins: every(24, 0),
    incidentAdmins: every(12, 7),
    incidentPeople: every(12, 10),
    serviceAccounts: ["build", "backup", "wiki-sync"].map((job, index) =>
      createServiceAccount(random, job, index, people),
    ),
    apps: ["Time Tracking", "Diagram Board", "Test Cases", "Slack for Jira", "Roadmap Export"].map(
      (name) => ({
        accountId: hex(random, 24),
        name,
        email: `${uuid(random)}@connect.atlassian.com`,
      }),
    ),
    groups: [
      "jira-software-users",
      "jira-servicemanagement-users",
      "confluence-users",
      "scrum-masters",
      "contractors",
      ...departments.map((department) => `team-${department.toLowerCase()}`),
    ],
    policies: [
      "Default policy",
      "Contractors",
      "External users",
      "Data residency",
      "Mobile devices",
      "IP allowlist",
    ],
    spaces: ["ENG", "FIN", "HR", "LEGAL", "WIKI", "SALES"],
    projects: ["WEB", "API", "OPS", "PAY", "MOB", "DATA"],
  };
};

const createPerson = (
  random: Random,
  region: Region,
  regionIndex: number,
  index: number,
  domain: string,
): Person => {
  const [given, givenAscii] = splitName(region.given[index] ?? "Alex");
  const [family, familyAscii] = splitName(
    region.family[(index * 5 + regionIndex) % region.family.length] ?? "Example",
  );
  const number = regionIndex * peoplePerRegion + index;
  return {
    accountId: accountId(random, number),
    name: region.familyFirst ? `${family} ${given}` : `${given} ${family}`,
    email: `${givenAscii}.${familyAscii}@${domain}`,
    department: departments[(number * 3) % departments.length] ?? "Engineering",
    region,
    officeIp: `192.0.2.${10 + regionIndex * 8 + (index % 3)}`,
    homeIp:
      index % 4 === 3
        ? `2001:db8:${(regionIndex + 1).toString(16)}::${(index + 1).toString(16)}`
        : `198.51.100.${number + 10}`,
  };
};

const createServiceAccount = (
  random: Random,
  job: string,
  index: number,
  people: ReadonlyArray<Person>,
): Person => {
  const like = people[index * 40];
  if (like === undefined) throw new Error("world: no people to place a service account by");
  return {
    accountId: `712020:${uuid(random)}`,
    name: `svc-${job}`,
    email: `svc-${job}@serviceaccount.example.com`,
    department: "Engineering",
    region: like.region,
    officeIp: `192.0.2.${240 + index}`,
    homeIp: `192.0.2.${240 + index}`,
  };
};

/** The three forms that account ids have had over the years. */
const accountId = (random: Random, number: number): string => {
  if (number % 3 === 0) return hex(random, 24);
  return number % 3 === 1 ? `557058:${uuid(random)}` : `712020:${uuid(random)}`;
};

const splitName = (entry: string): [shown: string, ascii: string] => {
  const [shown = entry, ascii = shown.toLowerCase()] = entry.split("|");
  return [shown, ascii];
};

const hex = (random: Random, length: number): string => {
  let text = "";
  while (text.length < length) text += random.word().toString(16).padStart(8, "0");
  return text.slice(0, length);
};

const uuid = (random: Random): string => {
  const text = hex(random, 32);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`;
};
