import { expect, test } from "@jest/globals";
import { wordsOf } from "./words-of";

const names = {
  rules: new Map([["r-1", "Admin granted"]]),
  people: new Map([["712020:ada", "Ada"]]),
};
const moment = (at: number) => `moment ${at}`;

test("tells the rules and every condition, with names where they are known", () => {
  const words = wordsOf(
    {
      rules: ["r-1", "r-gone"],
      actors: ["712020:ada", "ops@example.com"],
      actorList: "break-glass",
      ipRanges: ["192.0.2.0/24"],
      products: ["jira", "confluence"],
      apps: ["app-1"],
      from: 1,
      to: 2,
      hours: { days: [4, 0], from: "22:00", to: "06:00", zone: "Europe/Berlin" },
    },
    names,
    moment,
  );
  expect(words).toEqual([
    "Admin granted or r-gone",
    "by Ada or ops@example.com",
    "by anybody on the list break-glass",
    "from 192.0.2.0/24",
    "in jira or confluence",
    "through the app app-1",
    "not before moment 1",
    "before moment 2",
    "on Mon, Fri, 22:00 to 06:00 the day after (Europe/Berlin)",
  ]);
});

test("tells how many more there are where there are many", () => {
  const ipRanges = Array.from({ length: 200 }, (_, number) => `192.0.2.${number}`);
  expect(wordsOf({ rules: "all", ipRanges }, names, moment)).toEqual([
    "Every rule",
    "from 192.0.2.0, 192.0.2.1, 192.0.2.2 or 197 others",
  ]);
});
