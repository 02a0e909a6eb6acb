import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { queueDeliveries } from "./dispatch/queue-deliveries";
import { raiseConcerns } from "./raise-concerns";

const DAY = 86_400_000;
const concern = {
  ruleId: "audit-stream.product-silent",
  subject: "jira",
  level: "medium",
  title: "No events of jira",
  message: "",
  since: 0,
  bucketStart: 0,
} as const;

test("what stays wrong is one alert a bucket and one message to each destination that wants it", async () => {
  const deps = createMemoryPlatform();
  const all = { id: "all", wants: () => true };
  const other = {
    id: "other",
    wants: (_: unknown, { product }: { product: string }) => product === "guard",
  };
  let queued = 0;
  for (const bucketStart of [0, 0, DAY, DAY]) {
    const raised = await raiseConcerns(deps, [{ ...concern, bucketStart }]);
    queued += await queueDeliveries(deps, raised, [all, other]);
  }
  expect(queued).toBe(2);
  expect(await deps.alerts.count()).toBe(2);
  expect((await deps.alerts.list({ after: null, limit: 5 }))[0]).toMatchObject({
    ruleTitle: "No events where there always are",
    title: "No events of jira",
    eventCount: 0,
    historical: false,
  });
});

test("nothing wrong raises nothing", async () => {
  const deps = createMemoryPlatform();
  expect(await raiseConcerns(deps, [])).toEqual([]);
  expect(await deps.alerts.count()).toBe(0);
});
