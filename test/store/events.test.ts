import { testEvents } from "#ports/events.suite";
import { testOnEngines } from "./test-on-engines";

testOnEngines(testEvents);
