import { createMemoryPlatform } from "#ports/memory-platform";
import { testRollUp } from "./roll-up.suite";

testRollUp("in memory", async () => createMemoryPlatform(), 300);
