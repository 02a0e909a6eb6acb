import { expect, test } from "@jest/globals";
import { routingSummary } from "./routing-summary";

const everything = { ruleIds: [], products: [], actorGroups: [] };

test("a destination without routing hears of every alert", () => {
  expect(routingSummary(everything)).toBe("every alert");
});

test("everything that narrows it down is named", () => {
  const routing = {
    minimumLevel: "high" as const,
    ruleIds: ["a", "b"],
    products: ["jira", "confluence"],
    actorGroups: ["contractors"],
  };
  expect(routingSummary(routing)).toBe(
    "level high and above; 2 rules; products jira, confluence; actors on contractors",
  );
});
