import path from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { createResourcePath } from "./resource-path";

const paths = createResourcePath({ appId: "app", environmentId: "env", deploymentId: "build" });
const prefix = paths.prefixOf("page");

test("finds a file of a resource below its prefix", () => {
  expect(paths.find(`${prefix}assets/main.js`)).toEqual({
    resourceKey: "page",
    file: "assets/main.js",
  });
  expect(paths.find(`${prefix}with%20space.css`)).toEqual({
    resourceKey: "page",
    file: "with space.css",
  });
});

test.each([
  ["an absolute path, which production does not serve either", "/assets/main.js"],
  ["another app", "/other/env/build/page/_ctx_local/index.html"],
  ["a path without the context part", "/app/env/build/page/index.html"],
  ["a way up", `${prefix}../../../../secret`],
  ["an encoded way up", `${prefix}..%2f..%2f..%2fsecret`],
  ["a backslash", `${prefix}..%5csecret`],
  ["a broken escape", `${prefix}%E0%A4%A`],
  ["a null byte", `${prefix}a%00.html`],
])("does not find %s", (_what, pathname) => {
  expect(paths.find(pathname)).toBeUndefined();
});

test("never leaves the folder of the resource", () => {
  const part = fc.constantFrom("..", ".", "", "a", "%2e%2e", "%2f", "/", "%5c", "..%2f");
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const found = paths.find(prefix + parts.join("/"));
      if (found === undefined) return;
      expect(path.resolve("/root", found.file)).toMatch(/^\/root(\/|$)/);
    }),
  );
});
