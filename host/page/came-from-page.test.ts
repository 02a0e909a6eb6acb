import { expect, test } from "@jest/globals";
import { cameFromPage } from "./came-from-page";

const origin = "http://127.0.0.1:4600";
const user = { "x-page-user": "a" };

test.each([
  ["the page itself", { ...user, origin, "sec-fetch-site": "same-origin" }, true],
  ["a tool without a browser", user, true],
  ["a form of another site, which cannot set the header", { origin: "https://example.com" }, false],
  [
    "the frame of the app",
    { ...user, origin: "http://localhost:4601", "sec-fetch-site": "cross-site" },
    false,
  ],
  [
    "another port of the same machine",
    { ...user, origin: "http://127.0.0.1:4601", "sec-fetch-site": "same-site" },
    false,
  ],
  ["a sandboxed document without an origin", { ...user, origin: "null" }, false],
])("judges a call of %s", (_who, headers, expected) => {
  expect(cameFromPage({ headers }, origin)).toBe(expected);
});
