import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { appLocation } from "./app-location";

const route = "/jira/apps/app/env";
const read = (address: string) =>
  appLocation.read(route, new URL(address, "http://127.0.0.1:4600"));

test.each([
  [route, { pathname: "/", search: "", hash: "" }],
  [`${route}/events?action=x#top`, { pathname: "/events", search: "?action=x", hash: "#top" }],
])("reads where the app is from %s", (address, expected) => {
  expect(read(address)).toMatchObject(expected);
});

test.each(["/issues", `${route}-other/events`, "/"])("knows that %s is not the app", (address) => {
  expect(read(address)).toBeUndefined();
});

test("keeps the state and the key of a history entry", () => {
  const url = new URL(`http://127.0.0.1:4600${route}/events`);
  expect(appLocation.read(route, url, { state: { open: 7 }, key: "k1" })).toMatchObject({
    state: { open: 7 },
    key: "k1",
  });
});

test.each([
  [{ path: "/events?ip=192.0.2.0%2F24#x" }, "/events?ip=192.0.2.0%2F24#x"],
  [{ path: "/" }, ""],
  [{ path: "b" }, "/rules/b"],
  [{ pathname: "/alerts", search: "a=1" }, "/alerts?a=1"],
  [{ search: "?a=1" }, "/rules/a?a=1"],
])("writes %j of an app at /rules/a", (target, expected) => {
  expect(appLocation.write(route, { pathname: "/rules/a" }, target)).toBe(`${route}${expected}`);
});

test("an app moves the outer page nowhere but inside its own pages", () => {
  const strange = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom(
      "//example.com/x",
      "/../../browse/SEC-1",
      "../../..",
      "\\\\example.com",
      "javascript:alert(1)",
    ),
  );
  fc.assert(
    fc.property(strange, fc.boolean(), (path, asParts) => {
      const target = asParts ? { pathname: path } : { path };
      const url = new URL(
        appLocation.write(route, { pathname: "/events" }, target),
        "http://127.0.0.1:4600",
      );
      expect(url.origin).toBe("http://127.0.0.1:4600");
      expect(url.pathname === route || url.pathname.startsWith(`${route}/`)).toBe(true);
    }),
  );
});
