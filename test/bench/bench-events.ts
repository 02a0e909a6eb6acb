import { seededRandom } from "./seeded-random";

/** An audit event in the shape of the API, as large as recorded ones (about 900 bytes of JSON). */
export interface BenchEvent extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly attributes: {
    readonly time: string;
    readonly action: string;
    readonly actor: {
      readonly id: string;
      readonly name: string;
      readonly email: string;
      readonly links: unknown;
    };
    readonly context: ReadonlyArray<{
      readonly id: string;
      readonly type: string;
      readonly attributes: { readonly name: string };
    }>;
    readonly container: ReadonlyArray<unknown>;
    readonly location: { readonly ip: string; readonly countryName: string; readonly city: string };
  };
  readonly message: { readonly content: string; readonly format: string };
}

export const benchActions: ReadonlyArray<string> = [
  "user_login",
  "jira_issue_viewed",
  "confluence_page_viewed",
  "jira_issue_updated",
  "confluence_page_updated",
  ...["added", "removed", "updated", "created", "deleted"].flatMap((verb) =>
    [
      "user",
      "group",
      "policy",
      "domain",
      "scim_user",
      "scim_group",
      "role",
      "token",
      "site",
      "app",
    ].map((thing) => `${thing}_${verb}`),
  ),
];
export const benchCountries = [
  "Germany",
  "France",
  "Iceland",
  "Japan",
  "Brazil",
  "India",
  "Canada",
  "Kenya",
  "Spain",
  "Norway",
];
export const benchDomains = ["example.com", "example.org", "example.net", "contractor.example"];
export const benchThings = [
  "jira-users",
  "org-admins",
  "site-admins",
  "confluence-users",
  "contractors",
  "default",
  "backup-admin",
  "finance",
  "hr",
  "ops",
];
export const benchPeople = 400;

/** A plausible day: few actions make most of the events, the rest is spread thin. */
export const benchEvents = (count: number, seed: number): ReadonlyArray<BenchEvent> => {
  const random = seededRandom(seed);
  const pick = <Item>(items: ReadonlyArray<Item>): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const events = Array.from({ length: count }, (_, index): BenchEvent => {
    const action = random() < 0.5 ? pick(benchActions.slice(0, 5)) : pick(benchActions.slice(5));
    const person = Math.floor(random() * benchPeople);
    const things = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(benchThings));
    return {
      id: `bench-${index}`,
      type: "events",
      attributes: {
        time: new Date(Date.UTC(2026, 0, 1) + index * 4_000).toISOString(),
        action,
        actor: {
          id: `712020:00000000-0000-4000-8000-${String(person).padStart(12, "0")}`,
          name: `Person ${person}`,
          email: `person.${person}@${benchDomains[person % benchDomains.length] ?? ""}`,
          links: { self: `https://api.atlassian.com/users/${person}/manage/profile`, alt: null },
        },
        context: things.map((name, n) => ({
          id: `thing-${n}`,
          type: "groups",
          attributes: { name, groupName: name },
        })),
        container: [
          {
            id: "site-1",
            type: "sites",
            attributes: { siteName: "example", siteHostName: "https://example.atlassian.net" },
          },
        ],
        location: {
          ip: `192.0.2.${person % 256}`,
          countryName: benchCountries[person % 7 === 0 ? index % 10 : 0] ?? "",
          city: "Example City",
        },
      },
      links: { self: `https://api.atlassian.com/admin/v1/orgs/example/events/bench-${index}` },
      message: {
        content: `${action.replaceAll("_", " ")}: Person ${person} changed ${things.join(" and ")} for ticket ${index % 977}`,
        format: "simple",
      },
    };
  });
  return events.map(asReceived);
};

/** Through JSON, as events come from the API: that lays texts out in memory as they are met in production. */
const asReceived = (event: BenchEvent): BenchEvent => {
  const copy: BenchEvent = JSON.parse(JSON.stringify(event));
  return copy;
};
