import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { asAuditEvent } from "./as-audit-event";

// As in Atlassian's reference of the operation, shortened.
const record = {
  id: 1,
  summary: "User created",
  remoteAddress: "192.0.2.7",
  authorKey: "ada",
  authorAccountId: "712020:ada",
  created: "2014-03-19T18:45:42.967+0000",
  category: "user management",
  eventSource: "Jira Connect Plugin",
  description: "",
  objectItem: {
    id: "user",
    name: "grace",
    typeName: "USER",
    parentId: "1",
    parentName: "Directory",
  },
  changedValues: [{ fieldName: "email", changedFrom: "a@example.com", changedTo: "b@example.com" }],
  associatedItems: [{ id: "jira-users", name: "jira-users", typeName: "GROUP" }],
};

test("a record takes the shape of the organization's events, and stays beside it as it came", () => {
  expect(asAuditEvent(record)).toEqual({
    id: "jira-site-log:1",
    type: "jira-audit-record",
    attributes: {
      time: record.created,
      action: "jira_site_user_created",
      actor: { id: "712020:ada" },
      location: { ip: "192.0.2.7" },
      context: [{ id: "user", type: "user", attributes: { name: "grace" } }],
      container: [{ id: "jira-users", type: "group", attributes: { name: "jira-users" } }],
      category: "user management",
    },
    message: { content: "User created: grace", format: "simple" },
    record,
  });
});

test("what Jira leaves out is left out, and letters of any script make an action", () => {
  const { created } = record;
  expect(asAuditEvent({ id: "2", summary: "Übersicht – geändert!", created })).toMatchObject({
    attributes: { time: created, action: "jira_site_übersicht_geändert", actor: { id: "" } },
    message: { content: "Übersicht – geändert!" },
  });
});

test("what is no record is handed on as it is, for the quarantine", () => {
  expect(asAuditEvent({ id: 3, summary: "" })).toEqual({ id: 3, summary: "" });
  fc.assert(
    fc.property(fc.jsonValue(), (raw) => {
      expect(asAuditEvent(raw)).toEqual(raw);
    }),
  );
});
