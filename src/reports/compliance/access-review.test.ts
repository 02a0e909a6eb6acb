import { expect, test } from "@jest/globals";
import type { AuditEvent } from "#contract";
import { sampleEvent } from "#ports/sample-event";
import { accessReview } from "./access-review";

const ben = { type: "users", id: "u-ben", name: "ben@example.com" };

function event(
  at: number,
  action: string,
  said: Partial<Pick<AuditEvent, "target" | "message" | "outcome">> = {},
): AuditEvent {
  const { actor } = sampleEvent(at);
  return {
    ...sampleEvent(at),
    occurredAt: at,
    action,
    target: ben,
    message: "",
    outcome: "success",
    actor: { ...actor, name: "Ada" },
    ...said,
  };
}

test("tells who was made an organization admin, by whom and when, and when it was taken back", () => {
  const events = [event(7, "removed_org_admin"), event(5, "added_org_admin")];
  expect(accessReview(events)).toEqual([
    {
      id: "u-ben",
      name: "ben@example.com",
      kind: "person",
      right: "organization-admin",
      detail: "",
      grantedAt: 5,
      grantedBy: "Ada",
      revokedAt: 7,
      revokedBy: "Ada",
    },
  ]);
});

test("a right that is given again after it was taken stands, since the last time", () => {
  const events = [
    event(1, "added_org_admin"),
    event(2, "added_org_admin"),
    event(3, "removed_org_admin"),
    event(4, "added_org_admin"),
  ];
  expect(accessReview(events.slice(0, 2))).toMatchObject([{ grantedAt: 1, revokedAt: null }]);
  expect(accessReview(events)).toMatchObject([{ grantedAt: 4, revokedAt: null }]);
});

test.each([
  ["user_granted_role", "Granted Site admin role to ben@example.com", "admin-role", "Site admin"],
  ["group_granted_admin_access", "", "admin-access", ""],
])("%s counts as a right", (action, message, right, detail) => {
  expect(accessReview([event(1, action, { message })])).toMatchObject([{ right, detail }]);
});

test("membership of an administrators group goes by the group's name, wherever the event has it", () => {
  const group = { type: "groups", id: "g-1", name: "site-admins" };
  const message = "Added ben@example.com to site-admins group";
  const byGroup = accessReview([event(1, "user_added_to_group", { target: group, message })]);
  const byUser = accessReview([event(1, "user_added_to_group", { message })]);
  for (const found of [byGroup, byUser]) {
    expect(found).toMatchObject([
      { name: "ben@example.com", right: "admin-group", detail: "site-admins", revokedAt: null },
    ]);
  }
});

test.each([
  event(1, "user_granted_role", { message: "Granted User role to ben@example.com" }),
  event(1, "user_added_to_group", { message: "Added ben@example.com to jira-users group" }),
  event(1, "added_org_admin", { outcome: "failure" }),
  event(1, "user_login"),
])("$action with '$message' and $outcome gives no administrator right", (one) => {
  expect(accessReview([one])).toEqual([]);
});

test("a right of which the log has only the end is told with that end, after those that stand", () => {
  const other = { type: "users", id: "u-zoe", name: "zoe@example.com" };
  const events = [event(9, "removed_org_admin"), event(2, "added_org_admin", { target: other })];
  expect(accessReview(events)).toMatchObject([
    { id: "u-zoe", revokedAt: null },
    { id: "u-ben", grantedAt: null, revokedAt: 9 },
  ]);
});
