import { expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { API_KEY_SCOPE } from "#contract";

const root = resolve(__dirname, "..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");

const paths = [
  ...[...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? ""),
  ...[
    ...readme.matchAll(/`((?:src|static|host|cli|tools|test)(?:\/[\w./-]+)?|manifest\.yml)`/g),
  ].map((match) => match[1] ?? ""),
];

test.each([...new Set(paths)])("the README's path %s exists", (path) => {
  expect(existsSync(resolve(root, path))).toBe(true);
});

const scripts = [...readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(
  (match) => match[1] ?? "",
);

test.each([...new Set(scripts)])("the README's script %s exists", (script) => {
  const { scripts: known } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
    scripts: object;
  };
  expect(Object.keys(known)).toContain(script);
});

test("the README names paths and scripts at all", () => {
  expect(paths.length).toBeGreaterThan(15);
  expect(scripts.length).toBeGreaterThan(3);
});

test("the README names the scope of an API key that the page asks for", () => {
  expect(readme).toContain(`or with \`${API_KEY_SCOPE}\``);
});
