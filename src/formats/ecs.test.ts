import { expect, test } from "@jest/globals";
import { sampleEvent } from "#ports/sample-event";
import { knownActions } from "#sigma/known-actions";
import { toEcs } from "./ecs";

const cut = (text: string, limit: number): string => text.slice(0, limit);

/** The types that the schema allows with each category: https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-category */
const allowed: Readonly<Record<string, ReadonlyArray<string>>> = {
  authentication: ["start", "end", "info"],
  iam: ["admin", "change", "creation", "deletion", "group", "info", "user"],
  configuration: ["access", "change", "creation", "deletion", "info"],
  package: ["access", "change", "deletion", "info", "installation", "start"],
  web: ["access", "error", "info"],
};

const classOf = (action: string) => {
  const { event } = toEcs(sampleEvent(1, { action }), null, cut);
  return event as { readonly category?: string[]; readonly type: string[] };
};

test.each(Object.values(knownActions).flat())("puts %s where the schema allows it", (action) => {
  const { category, type } = classOf(action);
  expect(category).toBeDefined();
  // With several categories a type has to be allowed in one of them.
  const types = new Set((category ?? []).flatMap((one) => allowed[one]));
  expect(type.filter((one) => !types.has(one))).toEqual([]);
});

test.each([
  ["user_login_failed", ["authentication"], ["start", "info"]],
  ["user_granted_role", ["iam"], ["user", "admin", "change"]],
  ["group_created", ["iam"], ["group", "creation"]],
  ["api_token_revoked", ["iam"], ["deletion"]],
  ["saml_config_deleted", ["configuration"], ["deletion"]],
  ["marketplace_app_installed", ["configuration", "package"], ["installation"]],
  ["confluence_page_viewed", ["web"], ["access"]],
  ["confluence_page_exploded", ["web"], ["info"]],
])("puts %s into %j %j", (action, category, type) => {
  expect(classOf(action)).toMatchObject({ category, type });
});

test("gives an action that says nothing no category, and says what the event says of its outcome", () => {
  const unknown = toEcs(sampleEvent(1, { action: "frobnicated", outcome: "unknown" }), null, cut);
  expect(unknown).toMatchObject({ event: { outcome: "unknown", type: ["info"] } });
  expect(unknown["event"]).not.toHaveProperty("category");
});

test("reads in what Atlassian sent what Elastic's integration reads, under its names", () => {
  const raw = {
    id: "event-1",
    attributes: {
      actor: {
        auth: { authType: "container-token", tokenId: "t1", tokenLabel: "ci" },
        onBehalfOf: { id: "712020:bo", name: "Bo Example", email: "bo@example.com" },
      },
      context: [{ id: "g1", type: "group", attributes: { name: "site-admins" } }, "odd"],
      container: [{ id: 7, type: "organization", attributes: [] }],
      location: { geo: "EU", regionName: "Berlin" },
    },
  };
  expect(toEcs(sampleEvent(1), raw, cut)).toMatchObject({
    "@timestamp": "2026-01-05T08:00:00.001Z",
    user: { id: "712020:ada", name: "Ada Example", email: "ada@example.com" },
    source: {
      ip: "192.0.2.7",
      geo: { country_name: "Germany", region_name: "Berlin", city_name: "Berlin" },
    },
    related: { ip: ["192.0.2.7"], user: ["Ada Example", "ada@example.com", "Bo Example"] },
    observer: { vendor: "Atlassian", product: "Atlassian Cloud", type: "saas" },
    atlassian_cloud: {
      audit: {
        actor: {
          auth: { auth_type: "container-token", token_id: "t1", token_label: "ci" },
          on_behalf_of: { id: "712020:bo", name: "Bo Example", email: "bo@example.com" },
        },
        context: [{ id: "g1", type: "group", attributes: { name: "site-admins" } }],
        container: [{ id: "7", type: "organization" }],
        location: { geo: "EU" },
      },
    },
  });
});

test("keeps an app apart from people, and an address that is none out of a field of addresses", () => {
  const event = sampleEvent(1, {
    actor: { id: "app-1", name: "Helper", email: "", kind: "app" },
    ip: "not an address",
    target: { type: "user", id: "712020:bo", name: "Bo Example" },
  });
  const document = toEcs(event, { attributes: "odd" }, cut);
  expect(document).toMatchObject({
    user: { target: { id: "712020:bo", name: "Bo Example" } },
    source: { address: "not an address" },
    atlassian_cloud: { audit: { actor: { app: { id: "app-1", name: "Helper" } } } },
  });
  expect(document["user"]).not.toHaveProperty("id");
  expect(document["source"]).not.toHaveProperty("ip");
  expect(document).not.toHaveProperty("related");
});
