import { testRollUp } from "#pipeline/roll-up.suite";
import { testOnEngines } from "./test-on-engines";

testOnEngines((name, setup) => testRollUp(name, setup, 15));
