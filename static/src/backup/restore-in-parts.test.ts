import { expect, test } from "@jest/globals";
import type { RestoreItem } from "#contract";
import { restoreInParts } from "./restore-in-parts";

const document = (id: string, state: RestoreItem["state"] = "new"): RestoreItem => ({
  kind: "list",
  id,
  title: id,
  state,
  version: 0,
  changes: [],
  secrets: [],
  reasons: [],
});

test("asks again for what a part had no time for, and tells what became of every document", async () => {
  const asked: string[][] = [];
  const shares: number[] = [];
  const told = await restoreInParts(
    ["a", "b", "c"].map((id) => document(id)),
    async (items) => {
      asked.push(items.map(({ id }) => id));
      return { items: items.map(({ id }, at) => document(id, at === 0 ? "restored" : "new")) };
    },
    (share) => shares.push(share),
  );
  expect(asked).toEqual([["a", "b", "c"], ["b", "c"], ["c"]]);
  expect(shares.map((share) => Math.round(share * 3))).toEqual([1, 2, 3]);
  expect(told.map(({ id, state }) => [id, state])).toEqual([
    ["a", "restored"],
    ["b", "restored"],
    ["c", "restored"],
  ]);
});

test("leaves what got no further as it is, instead of asking for ever", async () => {
  let asked = 0;
  const told = await restoreInParts(
    [document("a"), document("b")],
    async (items) => {
      asked += 1;
      return { items: items.map(({ id }) => document(id, id === "a" ? "overtaken" : "new")) };
    },
    () => undefined,
  );
  expect(asked).toBe(2);
  expect(told.map(({ state }) => state)).toEqual(["overtaken", "new"]);
});
