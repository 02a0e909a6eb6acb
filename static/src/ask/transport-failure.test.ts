import { expect, test } from "@jest/globals";
import { transportFailure } from "./transport-failure";

test.each([
  ["NetworkError when attempting to fetch resource.", "network"],
  ["Failed to fetch", "network"],
  ["Request timed out", "timeout"],
  ["Resolver calls are rate limited at 500req/25s", "too-many"],
  ["You do not have permission to perform this action", "not-allowed"],
  ["There was an error invoking the function", "broken"],
])("tells what %j means", (message, kind) => {
  expect(transportFailure(new Error(message))).toEqual({ kind });
});

test("reads what is no error object too", () => {
  expect(transportFailure("Request timeout")).toEqual({ kind: "timeout" });
});
