import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { listProcedures } from "./lists";
import { sampleCaller } from "./sample-caller";

const procedures = listProcedures([]);
const office = { name: "office", description: "Our ranges", values: ["192.0.2.0/24"], version: 0 };

test("a list is saved, read with who names it, and not deleted while a rule does", async () => {
  const deps = createMemoryPlatform();
  expect(await procedures["lists/save"](deps, office, sampleCaller)).toMatchObject({
    value: { version: 1 },
  });
  expect(await procedures["lists/save"](deps, office, sampleCaller)).toMatchObject({
    failure: { code: "conflict" },
  });
  const yaml = `title: From elsewhere
logsource: { product: atlassian, service: audit }
detection: { selection: { 'ip|cidr|expand': '%office%' }, condition: not selection }
`;
  const rule = { kind: "rule", id: "from-elsewhere", body: { yaml }, by: "ada", at: 1 } as const;
  await deps.documents.save({ ...rule, expectedVersion: 0 });
  expect(await procedures["lists/list"](deps, {}, sampleCaller)).toMatchObject({
    value: { lists: [{ name: "office", values: ["192.0.2.0/24"], usedBy: ["From elsewhere"] }] },
  });
  const remove = { name: "office", version: 1 };
  expect(await procedures["lists/delete"](deps, remove, sampleCaller)).toMatchObject({
    failure: { message: expect.stringContaining("From elsewhere") },
  });
  await deps.documents.save({ ...rule, body: null, expectedVersion: 1 });
  expect(await procedures["lists/delete"](deps, remove, sampleCaller)).toMatchObject({ ok: true });
  expect(await procedures["lists/list"](deps, {}, sampleCaller)).toMatchObject({
    value: { lists: [] },
  });
  expect(await procedures["lists/save"](deps, office, sampleCaller)).toMatchObject({
    value: { version: 3 },
  });
});
