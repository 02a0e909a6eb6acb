import { expect, test } from "@jest/globals";
import { tableSizes } from "#forge/sql/table-sizes";
import { usedBytes } from "#forge/sql/used-bytes";
import { testActivity } from "#ports/activity.suite";
import { testAlertStates } from "#ports/alert-states.suite";
import { testAlerts } from "#ports/alerts.suite";
import { testCheckpoints } from "#ports/checkpoints.suite";
import { testDeliveries } from "#ports/deliveries.suite";
import { testDocuments } from "#ports/documents.suite";
import { testEvents } from "#ports/events.suite";
import { testForwards } from "#ports/forwards.suite";
import { testJobs } from "#ports/jobs.suite";
import { testMatches } from "#ports/matches.suite";
import { testPeople } from "#ports/people.suite";
import { testRejects } from "#ports/rejects.suite";
import { testRollups } from "#ports/rollups.suite";
import { testSegments } from "#ports/segments.suite";
import { testSilenced } from "#ports/silenced.suite";
import { testTail } from "#ports/tail.suite";
import { sampleKey } from "#ports/sample-event";
import { testOnEngines } from "./test-on-engines";

testOnEngines((name, setup) => {
  testActivity(name, setup);
  testAlerts(name, setup);
  testAlertStates(name, setup);
  testCheckpoints(name, setup);
  testDeliveries(name, setup);
  testDocuments(name, setup);
  testEvents(name, setup);
  testForwards(name, setup);
  testJobs(name, setup);
  testMatches(name, setup);
  testPeople(name, setup);
  testRejects(name, setup);
  testRollups(name, setup);
  testSegments(name, setup);
  testSilenced(name, setup);
  testTail(name, setup);

  test(`the tables say how much room they take ${name}`, async () => {
    const { statements, tail } = await setup();
    await tail.add([{ key: sampleKey(1), raw: "x".repeat(100_000), arrivedAt: 1, ordinal: 1 }]);
    expect(await usedBytes(statements)).toBeGreaterThan(10_000);
    const sizes = await tableSizes(statements);
    expect(sizes.find(({ table }) => table === "raw_tail")?.bytes).toBeGreaterThan(0);
  });
});
