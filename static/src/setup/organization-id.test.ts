import { expect, test } from "@jest/globals";
import { endOfDay } from "./end-of-day";
import { organizationId } from "./organization-id";

const id = "00000000-1111-2222-3333-444444444444";

test.each([
  id,
  `  ${id} `,
  `https://admin.atlassian.com/o/${id}/overview`,
  `admin.atlassian.com/o/${id}?x=1`,
])("finds the organization id in %j", (text) => {
  expect(organizationId(text)).toBe(id);
});

test("leaves what has no address as it is", () => {
  expect(organizationId("something")).toBe("something");
});

test("a key is good until its last day is over", () => {
  expect(endOfDay("2026-11-24")).toBe(Date.UTC(2026, 10, 25) - 1);
  expect(endOfDay("")).toBeNull();
});
