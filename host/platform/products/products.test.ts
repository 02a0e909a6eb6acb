import { expect, test } from "@jest/globals";
import { json } from "../../http";
import type { PlatformCall } from "../../runtime/function-runner";
import { createSeededRandom } from "../../runtime/seeded-random";
import type { ProductFaults } from "../faults/platform-faults";
import { createProducts } from "./products";

const call: PlatformCall = {
  token: "t",
  route: "/fpp/provider/app/remote/jira",
  target: "/rest/api/3/myself",
  method: "GET",
  headers: {},
  body: "",
};
const invocation = {
  id: "i",
  functionKey: "f",
  moduleType: "consumer",
  moduleKey: "m",
  timeoutMs: 1,
};

const open = (faults: ProductFaults) => {
  const clock = { time: 0, now: () => clock.time };
  const products = createProducts({
    jira: async () => json(200, {}),
    scopes: [],
    clock,
    random: createSeededRandom("p"),
    faults,
  });
  return { clock, products, ask: () => products.handle(call, invocation) };
};

test("may refuse with each of Jira's reasons and say how long to wait, when told to", async () => {
  const { ask } = open({ throttle: 0.5 });
  const replies = await Promise.all(Array.from({ length: 100 }, ask));
  const refused = replies.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(30);
  expect(refused.length).toBeLessThan(70);
  expect(new Set(refused.map(({ headers }) => headers["ratelimit-reason"]))).toEqual(
    new Set([
      "jira-quota-global-based",
      "jira-quota-tenant-based",
      "jira-burst-based",
      "jira-per-issue-on-write",
    ]),
  );
  for (const { headers } of refused) {
    expect(Number(headers["retry-after"])).toBeGreaterThanOrEqual(1);
    expect(Number(headers["retry-after"])).toBeLessThanOrEqual(30);
  }
});

test("may refuse everything right after the installation, when told to", async () => {
  const { ask, clock, products } = open({ forbiddenMs: 60_000 });
  expect((await ask()).status).toBe(200);
  products.installed();
  clock.time = 59_999;
  expect((await ask()).status).toBe(403);
  clock.time = 60_000;
  expect((await ask()).status).toBe(200);
});
