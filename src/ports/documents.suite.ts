import { describe, expect, test } from "@jest/globals";
import type { Platform } from "#ports";

/** What every store of documents has to do. `setup` gives an empty one. */
export function testDocuments(
  name: string,
  setup: () => Promise<Pick<Platform, "documents">>,
): void {
  describe(`documents ${name}`, () => {
    test("saves version after version and tells who saved when", async () => {
      const { documents } = await setup();
      expect(await documents.read("rule", "r1")).toBeNull();
      expect(await documents.save(change({ body: { n: 1 } }))).toBe(1);
      expect(await documents.save(change({ body: [null, "é🚀"], expectedVersion: 1, at: 9 }))).toBe(
        2,
      );
      expect(await documents.read("rule", "r1")).toEqual({
        id: "r1",
        body: [null, "é🚀"],
        version: 2,
        updatedAt: 9,
        updatedBy: "712020:ada",
      });
    });

    test("refuses a version that is not the stored one", async () => {
      const { documents } = await setup();
      expect(await documents.save(change({ expectedVersion: 1 }))).toBeNull();
      expect(await documents.save(change({ expectedVersion: 0 }))).toBe(1);
      expect(await documents.save(change({ expectedVersion: 0, body: "lost" }))).toBeNull();
      expect(await documents.save(change({ expectedVersion: 2, body: "lost" }))).toBeNull();
      expect((await documents.read("rule", "r1"))?.body).toEqual({ on: true });
    });

    test("lets one of several savers win, for a first version and for a later one", async () => {
      const { documents } = await setup();
      for (const expectedVersion of [0, 1, 2]) {
        const saved = await Promise.all(
          [1, 2, 3, 4].map((n) => documents.save(change({ expectedVersion, body: { n } }))),
        );
        expect(saved.filter((version) => version !== null)).toEqual([expectedVersion + 1]);
      }
      expect((await documents.read("rule", "r1"))?.version).toBe(3);
    });

    test("lists all of a kind by id, however many there are", async () => {
      const { documents } = await setup();
      const ids = Array.from({ length: 120 }, (_, n) => `r${String(n).padStart(3, "0")}`);
      for (const id of ids) await documents.save(change({ id, body: { text: "x".repeat(9_000) } }));
      await documents.save(change({ kind: "rule-switch", id: "r001" }));
      expect((await documents.list("rule")).map(({ id }) => id)).toEqual(ids);
      expect((await documents.list("rule-switch")).map(({ body }) => body)).toEqual([{ on: true }]);
      expect(await documents.list("roles")).toEqual([]);
    });

    test("reads the documents of some ids, and leaves out those that are not there", async () => {
      const { documents } = await setup();
      for (const id of ["r1", "r2", "r3"]) await documents.save(change({ id, body: { id } }));
      await documents.save(change({ kind: "list", id: "r4" }));
      const read = await documents.readMany("rule", ["r3", "r1", "r1", "r4", "r9"]);
      expect(read.map(({ id }) => id).toSorted()).toEqual(["r1", "r3"]);
      expect(read.find(({ id }) => id === "r3")).toMatchObject({ body: { id: "r3" }, version: 1 });
      expect(await documents.readMany("rule", [])).toEqual([]);
    });

    test("tells every version that was, newest first, up to a limit", async () => {
      const { documents } = await setup();
      expect(await documents.history("rule", "r1", 10)).toEqual([]);
      for (const expectedVersion of [0, 1, 2])
        await documents.save(
          change({ expectedVersion, body: { n: expectedVersion }, at: expectedVersion }),
        );
      await documents.save(change({ kind: "rule-switch" }));
      await documents.save(change({ expectedVersion: 1, body: "refused" }));
      const versions = await documents.history("rule", "r1", 10);
      expect(versions.map(({ version, body, updatedAt }) => [version, body, updatedAt])).toEqual([
        [3, { n: 2 }, 2],
        [2, { n: 1 }, 1],
        [1, { n: 0 }, 0],
      ]);
      expect((await documents.history("rule", "r1", 2)).map(({ version }) => version)).toEqual([
        3, 2,
      ]);
    });

    test("keeps what hostile text says and reads it back as it was", async () => {
      const { documents } = await setup();
      const body = { text: "'\"\\%_\0\uD800🚀\n\u2028", list: [1e300, -0.5, true, null] };
      await documents.save(change({ id: 'it\'s \\ "x"', body }));
      expect((await documents.read("rule", 'it\'s \\ "x"'))?.body).toEqual(body);
    });
  });
}

function change(fields: Partial<Parameters<Platform["documents"]["save"]>[0]>) {
  return {
    kind: "rule" as const,
    id: "r1",
    body: { on: true } as unknown,
    expectedVersion: 0,
    by: "712020:ada",
    at: 5,
    ...fields,
  };
}
