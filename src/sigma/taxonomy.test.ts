import { expect, test } from "@jest/globals";
import { fieldReader } from "./taxonomy";

const values = (field: string, event: unknown): ReadonlyArray<unknown> =>
  fieldReader(field).values(event);

test.each([
  [
    "user_login with a failed status is a failure",
    { action: "user_login", context: [{ attributes: { status: "FAIL" } }] },
    ["failure"],
  ],
  [
    "a context that is an object is read as well",
    { action: "user_login", context: { attributes: { status: "failed" } } },
    ["failure"],
  ],
  ["an action that says failed", { action: "USER_LOGIN_FAILED" }, ["failure"]],
  [
    "an enabled policy is no failure",
    { action: "policy_deleted", context: [{ attributes: { status: "enabled" } }] },
    ["success"],
  ],
  ["an event without an action has no outcome", {}, []],
])("outcome: %s", (_name, attributes, expected) => {
  expect(values("outcome", { attributes })).toEqual(expected);
});

test.each([
  ["a person", { id: "5b10a2844c20165700ede201", email: "a@example.com" }, ["user"]],
  [
    "Atlassian itself",
    { id: "atlassian-internal-system", email: "Atlassian Internal System" },
    ["system"],
  ],
  [
    "an app's account",
    { id: "600000000000000000df8502", email: "4fc5c52a@connect.atlassian.com" },
    ["app"],
  ],
  ["a product", { id: "confluence" }, ["app"]],
  ["an app that acts for somebody", { id: "5b10", app: { id: "x" } }, ["app"]],
  ["nobody", {}, []],
])("actor.type: %s", (_name, actor, expected) => {
  expect(values("actor.type", { attributes: { actor } })).toEqual(expected);
});

test("product calls software Jira, falls back to the action and then to admin", () => {
  const products = [
    { action: "jira_issue_viewed", container: [{ attributes: { product: "software" } }] },
    { action: "confluence_page_viewed" },
    { action: "policy_deleted" },
  ].map((attributes) => values("product", { attributes }));
  expect(products).toEqual([["jira"], ["confluence"], ["admin"]]);
});

test("the site is found in the container and in the context, without its scheme", () => {
  const site = {
    type: "sites",
    attributes: { siteHostName: "https://example.atlassian.net", siteName: "example" },
  };
  expect(values("site", { attributes: { container: [site] } })).toEqual([
    "example.atlassian.net",
    "example",
  ]);
  expect(values("site", { attributes: { context: [site], container: [] } })).toEqual([
    "example.atlassian.net",
    "example",
  ]);
});

test("an event of the wrong shape has no values and breaks nothing", () => {
  for (const event of [
    null,
    1,
    "x",
    [],
    { attributes: null },
    { attributes: { context: "x", actor: 7, location: [] } },
  ]) {
    for (const field of ["actor.id", "outcome", "product", "site", "target.name", "ip", "group"])
      expect(() => values(field, event)).not.toThrow();
  }
});

test("deeply nested lists are read to a bound", () => {
  let nested: unknown = "x";
  for (let level = 0; level < 5_000; level += 1) nested = [nested];
  expect(values("a", { a: nested })).toEqual([]);
});
