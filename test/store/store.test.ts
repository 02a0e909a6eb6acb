import { testAlerts } from "#ports/alerts.suite";
import { testCheckpoints } from "#ports/checkpoints.suite";
import { testDeliveries } from "#ports/deliveries.suite";
import { testDocuments } from "#ports/documents.suite";
import { testEvents } from "#ports/events.suite";
import { testRejects } from "#ports/rejects.suite";
import { testSegments } from "#ports/segments.suite";
import { testTail } from "#ports/tail.suite";
import { testOnEngines } from "./test-on-engines";

testOnEngines((name, setup) => {
  testAlerts(name, setup);
  testCheckpoints(name, setup);
  testDeliveries(name, setup);
  testDocuments(name, setup);
  testEvents(name, setup);
  testRejects(name, setup);
  testSegments(name, setup);
  testTail(name, setup);
});
