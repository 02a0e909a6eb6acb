import { expect, test } from "@jest/globals";
import { EventCategory, EventFilter } from "#contract";
import { eventMatcher } from "#ports/event-matcher";
import { sampleEvent } from "#ports/sample-event";
import { knownActions } from "#sigma/known-actions";
import { eventCategory, filterOfCategory } from "./event-category";

const known = Object.values(knownActions).flat();

test("every action of a category is a known one, and in one category only", () => {
  const actions = EventCategory.options.flatMap((category) => filterOfCategory(category).actions);
  expect(actions.filter((action) => !known.includes(action))).toEqual([]);
  expect(new Set(actions).size).toBe(actions.length);
});

test.each(EventCategory.options)("the filter of %s finds its events and no others", (category) => {
  const filter = EventFilter.parse(filterOfCategory(category));
  const matches = eventMatcher(filter);
  for (const action of [...known, "unheard_of"]) {
    for (const outcome of ["success", "failure", "unknown"] as const) {
      const event = sampleEvent(1, { action, outcome });
      expect([action, matches(event)]).toEqual([action, eventCategory(event) === category]);
    }
  }
});
