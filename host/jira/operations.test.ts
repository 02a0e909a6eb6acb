import { expect, test } from "@jest/globals";
import { checkScopes } from "./check-scopes";
import operationScopes from "./operation-scopes.json";
import { operations } from "./operations";

test("every operation has scopes, and there are no scopes without an operation", () => {
  expect(Object.keys(operations).toSorted()).toEqual(Object.keys(operationScopes).toSorted());
});

test("an operation that nobody listed is a bug, not an open door", () => {
  expect(() => checkScopes("GET /rest/api/3/unlisted", { as: "app", scopes: [] })).toThrow(
    "no scopes known",
  );
});
