import { expect, test } from "@jest/globals";
import { detailFacts } from "./detail-facts";

test("tells moments, lists and switches in words", () => {
  const detail = {
    from: 1_794_940_251_241,
    products: ["jira", "admin"],
    enabled: false,
    limit: 50,
  };
  expect(detailFacts(JSON.stringify(detail))).toEqual([
    { name: "From", value: { kind: "moment", at: 1_794_940_251_241 } },
    { name: "Products", value: { kind: "text", text: "jira, admin" } },
    { name: "Enabled", value: { kind: "text", text: "no" } },
    { name: "Limit", value: { kind: "text", text: "50" } },
  ]);
});

test("says none where a field is empty, and keeps what has parts as JSON", () => {
  const detail = { keyExpiresAt: null, query: "", ids: [], entries: [{ role: "viewer" }] };
  expect(detailFacts(JSON.stringify(detail))).toEqual([
    { name: "Key expires at", value: { kind: "text", text: "none" } },
    { name: "Query", value: { kind: "text", text: "none" } },
    { name: "Ids", value: { kind: "text", text: "none" } },
    { name: "Entries", value: { kind: "json", text: '[{"role":"viewer"}]' } },
  ]);
});

test.each(['{"from":17949', "[1]", "null", ""])("has no fields for %j", (detail) => {
  expect(detailFacts(detail)).toBeNull();
});
