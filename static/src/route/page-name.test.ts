import { expect, test } from "@jest/globals";
import { pageNamed } from "./page-name";

test.each([
  ["/", "events"],
  ["", "events"],
  ["/alerts", "alerts"],
  ["/setup/access", "setup"],
  ["/constructor", "events"],
])("%j leads to %s", (path, name) => {
  expect(pageNamed(path)).toBe(name);
});
