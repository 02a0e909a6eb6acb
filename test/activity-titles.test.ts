import { expect, test } from "@jest/globals";
import { activityOf } from "../src/admin/activity-of";
import { procedureTitle } from "../static/src/activity/procedure-title";

const recorded = Object.entries(activityOf).flatMap(([name, how]) => (how === null ? [] : [name]));

test.each(recorded)("the activity log has words for %s", (procedure) => {
  expect(procedureTitle(procedure)).not.toBe(procedure);
});
