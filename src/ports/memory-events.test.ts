import { testEvents } from "./events.suite";
import { createMemoryPlatform } from "./memory-platform";

testEvents("in memory", async () => createMemoryPlatform());
