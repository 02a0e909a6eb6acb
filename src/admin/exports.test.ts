import { expect, test } from "@jest/globals";
import type { ProcedureInput } from "#contract";
import { jobKinds } from "#jobs/job-kinds";
import { runJobs } from "#jobs/run-jobs";
import { createMemoryPlatform } from "#ports/memory-platform";
import { sampleEvent, sampleHash } from "#ports/sample-event";
import { exportProcedures } from "./exports";
import { jobProcedures } from "./jobs";
import { sampleCaller } from "./sample-caller";

const caller = {
  ...sampleCaller,
  accountId: "ada",
  role: "analyst",
  isJiraAdministrator: false,
} as const;
const other = { ...caller, accountId: "bob" };

async function withEvents(count: number) {
  const deps = createMemoryPlatform({ now: Date.UTC(2030, 0, 1) });
  const numbers = Array.from({ length: count }, (_, n) => n);
  await deps.events.add(numbers.map((n) => ({ event: sampleEvent(n), bodyHash: sampleHash(n) })));
  const start = async (input: ProcedureInput<"exports/start">) => {
    const started = await exportProcedures["exports/start"](deps, input, caller);
    return started.ok ? started.value.id : started.failure.message;
  };
  const run = () => runJobs(deps, jobKinds([]), { owner: "run", until: deps.clock.now() + 45_000 });
  const read = async (id: string) => {
    const found = await jobProcedures["jobs/get"](deps, { id }, caller);
    if (!found.ok) throw new Error(found.failure.message);
    let text = "";
    for (let part = 0; part < found.value.job.parts; part += 1) {
      const result = await jobProcedures["jobs/result"](deps, { id, part }, caller);
      if (result.ok && result.value.kind === "export-events") text += result.value.text;
    }
    return text;
  };
  return { deps, start, run, read };
}

test("an export has every event that the filter lets through, once, newest first", async () => {
  const { deps, start, run, read } = await withEvents(1_234);
  const id = await start({ filter: {}, format: "jsonl" });
  await run();
  const keys = (await read(id))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).key);
  const expected = await deps.events.search({ filter: {}, after: null, limit: 2_000 });
  expect(keys).toEqual(expected.map(({ key }) => key));
});

test("a CSV export has one head", async () => {
  const { start, run, read } = await withEvents(1_234);
  const id = await start({ filter: {}, format: "csv" });
  await run();
  const lines = (await read(id)).split("\r\n").filter((line) => line !== "");
  expect(lines.filter((line) => line.startsWith("occurred_at"))).toHaveLength(1);
  expect(lines).toHaveLength(1_235);
});

test("nothing to export, a wrong filter and another export under way are told at once", async () => {
  const { start } = await withEvents(3);
  expect(await start({ filter: { text: "nowhere" }, format: "csv" })).toContain("No event matches");
  expect(await start({ filter: { ip: "here" }, format: "csv" })).toContain("Enter an address");
  await start({ filter: {}, format: "csv" });
  expect(await start({ filter: {}, format: "csv" })).toContain("another export under way");
});

test("more events than a file may have are refused with the number", async () => {
  const { deps, start } = await withEvents(1);
  const events = { ...deps.events, count: async (_: unknown, ceiling: number) => ceiling };
  Object.assign(deps, { events });
  expect(await start({ filter: {}, format: "csv" })).toContain("More than 50,000 events match");
});

test("jobs of other people do not exist, neither to look at nor to cancel", async () => {
  const { deps, start, run } = await withEvents(3);
  const id = await start({ filter: {}, format: "csv" });
  const refused = { ok: false, failure: { code: "not-found" } };
  expect(await jobProcedures["jobs/get"](deps, { id }, other)).toMatchObject(refused);
  expect(await jobProcedures["jobs/cancel"](deps, { id }, other)).toMatchObject(refused);
  expect(await jobProcedures["jobs/list"](deps, {}, other)).toEqual({
    ok: true,
    value: { jobs: [] },
  });
  await run();
  expect(await jobProcedures["jobs/result"](deps, { id, part: 0 }, other)).toMatchObject(refused);
  expect(await jobProcedures["jobs/result"](deps, { id, part: 9 }, caller)).toMatchObject(refused);
  expect(await jobProcedures["jobs/list"](deps, { kind: "export-events" }, caller)).toMatchObject({
    ok: true,
    value: { jobs: [{ id, state: "done" }] },
  });
});
