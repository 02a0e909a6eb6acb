import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { peopleIn } from "./people-in";
import { personEraser } from "./person-eraser";

const ada = { id: "712020:ada", name: "Ada Example", email: "ada@example.com" };

const event = {
  id: "e-1",
  type: "events",
  attributes: {
    time: "2026-01-05T08:00:00Z",
    action: "user_added_to_group",
    actor: { ...ada, links: { self: "https://api.atlassian.com/users/712020:ada/manage" } },
    context: [
      { id: "g-1", type: "groups", attributes: { name: "site-admins" } },
      { id: "5b10ac8d82e05b22cc7d4ef5", type: "users", attributes: { name: "bob@example.com" } },
    ],
  },
  message: { content: "Ada Example added bob@example.com to site-admins." },
};

test("finds whom an event names, by account", () => {
  expect(peopleIn(event)).toEqual(
    new Map([
      ["712020:ada", ["Ada Example", "ada@example.com"]],
      ["5b10ac8d82e05b22cc7d4ef5", ["bob@example.com"]],
    ]),
  );
});

test.each([
  ["Atlassian itself", { id: "atlassian-internal-system", name: "Atlassian", email: "Atlassian" }],
  ["an app", { id: "712020:app", name: "App", email: "x@connect.atlassian.com" }],
  ["a service account", { id: "712020:svc", email: "svc@serviceaccount.example.com" }],
  ["nobody in particular", { id: "", name: "Somebody" }],
])("%s is no person", (_, actor) => {
  expect(peopleIn({ attributes: { actor } })).toEqual(new Map());
});

test("finds an account without a name too", () => {
  expect(peopleIn({ actor: { id: "712020:ada", name: "" } })).toEqual(
    new Map([["712020:ada", []]]),
  );
});

test("takes a person out of an event and leaves the account, the others and what happened", () => {
  const erased = personEraser({ accountId: ada.id, words: [] }).fromBody(event);
  expect(erased).toEqual({
    words: ["Ada Example", "ada@example.com"],
    body: {
      ...event,
      attributes: {
        ...event.attributes,
        actor: { ...event.attributes.actor, name: "", email: "" },
      },
      message: { content: "[erased] added bob@example.com to site-admins." },
    },
  });
  expect(personEraser({ accountId: ada.id, words: ["Ada Example"] }).fromBody(erased?.body)).toBe(
    null,
  );
});

test("takes out whoever was acted upon, and what a record of Jira says that they were called", () => {
  const bob = personEraser({ accountId: "5b10ac8d82e05b22cc7d4ef5", words: [] }).fromBody(event);
  expect(JSON.stringify(bob?.body)).not.toContain("bob@");
  expect(JSON.stringify(bob?.body)).toContain("Ada Example added [erased] to site-admins");
  const record = {
    objectItem: { id: ada.id, name: "ada" },
    changedValues: [
      { fieldName: "email", changedFrom: "old@example.com", changedTo: "ada@example.com" },
      { fieldName: "Active", changedFrom: "Yes", changedTo: "No" },
    ],
  };
  const erased = personEraser({ accountId: ada.id, words: [] }).fromBody({ record });
  expect(erased?.body).toEqual({
    record: {
      objectItem: { id: ada.id, name: "" },
      changedValues: [
        { fieldName: "email", changedFrom: "", changedTo: "" },
        { fieldName: "Active", changedFrom: "Yes", changedTo: "No" },
      ],
    },
  });
});

test("a name goes only where its account or address stands beside it, an address wherever it is", () => {
  const { fromBody, fromText } = personEraser({
    accountId: ada.id,
    words: ["Policy changed", "ada@example.com"],
  });
  expect(fromBody({ message: "Policy changed by Bob" })).toBeNull();
  expect(fromText("Policy changed by Bob", false)).toBe("Policy changed by Bob");
  expect(fromText("Policy changed by Bob", true)).toBe("[erased] by Bob");
  expect(fromText("Policy changed: ADA@example.com.", false)).toBe("[erased]: [erased].");
  expect(fromBody({ message: "ada@example.com: Policy changed" })?.body).toEqual({
    message: "[erased]: [erased]",
  });
});

test("leaves words and addresses that only contain the person's", () => {
  const { fromText } = personEraser({
    accountId: ada.id,
    words: ["Ann", "ann@example.com", "a.*(b"],
  });
  const text = "Annex, Johann, joann@example.com, jo.ann@example.com, ann@example.com.au, aXX(b";
  expect(fromText(text, true)).toBe(text);
  expect(fromText("ann a.*(b ANN@EXAMPLE.COM", true)).toBe("[erased] [erased] [erased]");
});

test("what is no JSON loses addresses, and whatever is nested endlessly its depths", () => {
  const { fromJson, fromBody } = personEraser({ accountId: ada.id, words: ["ada@example.com"] });
  expect(fromJson('{"actor":"ada@example.com')?.json).toBe('{"actor":"[erased]');
  expect(fromJson('{"actor":"bob')).toBeNull();
  let deep: unknown = "ada@example.com";
  for (let level = 0; level < 500; level += 1) deep = { deep };
  expect(JSON.stringify(fromBody(deep)?.body)).not.toContain("ada@");
});

test("whatever JSON it gets, no name that stood beside the account is left", () => {
  const word = fc.stringMatching(/^[a-zäß]{3,8} [a-zäß.*(]{3,8}$/u);
  fc.assert(
    fc.property(fc.jsonValue(), word, fc.stringMatching(/^[^"\\]{0,9}$/u), (rest, name, text) => {
      const body = { rest, actor: { id: ada.id, name }, message: `${text} ${name} ${text}` };
      const erased = personEraser({ accountId: ada.id, words: [] }).fromBody(body);
      expect(JSON.stringify(erased?.body)).not.toContain(` ${name} `);
      expect(erased?.body).toMatchObject({ actor: { id: ada.id, name: "" } });
    }),
  );
});
