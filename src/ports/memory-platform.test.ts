import { expect, test } from "@jest/globals";
import { testActivity } from "./activity.suite";
import { testAlertStates } from "./alert-states.suite";
import { testAlerts } from "./alerts.suite";
import { testCheckpoints } from "./checkpoints.suite";
import { testDeliveries } from "./deliveries.suite";
import { testDocuments } from "./documents.suite";
import { testEvents } from "./events.suite";
import { testForwards } from "./forwards.suite";
import { createMemoryPlatform } from "./memory-platform";
import { testJobs } from "./jobs.suite";
import { testMatches } from "./matches.suite";
import { testPeople } from "./people.suite";
import { testRejects } from "./rejects.suite";
import { testRollups } from "./rollups.suite";
import { testSegments } from "./segments.suite";
import { testSilenced } from "./silenced.suite";
import { testTail } from "./tail.suite";
import { testTexts } from "./texts.suite";

const setup = async () => createMemoryPlatform();

testActivity("in memory", setup);
testAlerts("in memory", setup);
testAlertStates("in memory", setup);
testCheckpoints("in memory", setup);
testDeliveries("in memory", setup);
testDocuments("in memory", setup);
testEvents("in memory", setup);
testForwards("in memory", setup);
testJobs("in memory", setup);
testMatches("in memory", setup);
testPeople("in memory", setup);
testRejects("in memory", setup);
testRollups("in memory", setup);
testSegments("in memory", setup);
testSilenced("in memory", setup);
testTail("in memory", setup);
testTexts("in memory", setup);

test("time passes only when it is told to, or slept away", async () => {
  const { clock } = createMemoryPlatform({ now: 1_000 });
  await clock.sleep(50);
  clock.advance(5);
  expect(clock.now()).toBe(1_055);
  clock.set(7);
  expect(clock.now()).toBe(7);
});

test("chance is the same for the same seed, and another for another", () => {
  const draw = (seed: number) => {
    const { random } = createMemoryPlatform({ seed });
    return [random.uuid(), random.hex(4), random.fraction()];
  };
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  expect(draw(1)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a fake Jira can make an issue and lose the answer", async () => {
  const { jira } = createMemoryPlatform();
  const lost = { answered: false, reason: "timeout", detail: "" } as const;
  jira.answerNext("createIssue", lost, true);
  const properties = [{ key: "alert", value: { key: "abc" } }];
  expect(await jira.createIssue({ fields: {}, properties })).toEqual(lost);
  expect(jira.issues.map(({ key }) => key)).toEqual(["AUD-1"]);
  expect(await jira.findIssues("abc")).toMatchObject({ status: 200 });
});
