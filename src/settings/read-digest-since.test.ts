import { expect, test } from "@jest/globals";
import { createMemoryDocuments } from "#ports/memory-documents";
import { readDigestSince } from "./read-digest-since";

const monday = { enabled: true, weekday: 0, hour: 8, zone: "UTC", destinationIds: ["a"] };
const elsewhere = { ...monday, destinationIds: ["b"] };
const tuesday = { ...monday, weekday: 1 };
const off = { ...monday, enabled: false };

test.each([
  ["nobody has set anything", [], null],
  ["it is off", [off], null],
  ["it was switched off", [monday, off], null],
  ["it was on from the start", [monday], 1],
  ["only the destinations were changed since", [monday, elsewhere, monday], 1],
  ["the day was changed", [monday, tuesday], 2],
  ["the day was changed and back", [monday, tuesday, monday], 3],
  ["it was off in between, as where a backup brings it back", [monday, off, monday, elsewhere], 3],
  ["a version cannot be read", [monday, { enabled: "yes" }, monday], 3],
])("where %s", async (_, versions, since) => {
  const documents = createMemoryDocuments();
  for (const [index, body] of versions.entries()) {
    const place = { kind: "settings", id: "digest", expectedVersion: index } as const;
    await documents.save({ ...place, body, by: "ada", at: index + 1 });
  }
  expect(await readDigestSince({ documents })).toBe(since);
});
