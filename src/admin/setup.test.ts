import { expect, test } from "@jest/globals";
import { createMemoryPlatform } from "#ports/memory-platform";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { API_KEY, PREVIOUS_API_KEY } from "#sources/org-audit-log/secret-names";
import { setupProcedures } from "./setup";
import { sampleCaller } from "./sample-caller";

const DAY = 86_400_000;

async function connected() {
  const deps = createMemoryPlatform();
  const expires = deps.clock.now() + 10 * DAY;
  await setupProcedures["setup/connect"](
    deps,
    {
      orgId: "org-1",
      apiKey: "first-key-1111",
      keyExpiresAt: expires,
      backfillDays: 0,
      deliverHistorical: false,
    },
    sampleCaller,
  );
  const later = expires + 365 * DAY;
  const add = () =>
    setupProcedures["setup/add-key"](
      deps,
      { apiKey: "second-key-2222", keyExpiresAt: later },
      sampleCaller,
    );
  return { deps, expires, later, add };
}

test("a second key is used first, and the one before is kept until it is forgotten", async () => {
  const { deps, expires, later, add } = await connected();
  await add();
  expect((await readConnection(deps)).connection).toMatchObject({
    keyLastFour: "2222",
    keyExpiresAt: later,
    previousKey: { lastFour: "1111", expiresAt: expires },
  });
  expect(await deps.secrets.get(API_KEY)).toBe("second-key-2222");
  expect(await deps.secrets.get(PREVIOUS_API_KEY)).toBe("first-key-1111");
  await setupProcedures["setup/forget-previous-key"](deps, {}, sampleCaller);
  expect(await deps.secrets.get(PREVIOUS_API_KEY)).toBeNull();
  expect((await readConnection(deps)).connection?.previousKey).toBeNull();
});

test("adding the same key again, as after a death half-way, does not lose the one before", async () => {
  const { deps, add } = await connected();
  await add();
  await add();
  expect(await deps.secrets.get(PREVIOUS_API_KEY)).toBe("first-key-1111");
});

test("a key that does not work changes nothing, and disconnecting forgets both", async () => {
  const { deps, add } = await connected();
  await add();
  deps.auditLog.reply(() => ({ answered: true, status: 401, headers: {}, body: "{}" }));
  const key = { apiKey: "third-key-3333", keyExpiresAt: null };
  expect(await setupProcedures["setup/add-key"](deps, key, sampleCaller)).toMatchObject({
    ok: true,
    value: { result: "key-rejected" },
  });
  expect(await deps.secrets.get(API_KEY)).toBe("second-key-2222");
  await setupProcedures["setup/disconnect"](deps, {}, sampleCaller);
  expect(await deps.secrets.get(API_KEY)).toBeNull();
  expect(await deps.secrets.get(PREVIOUS_API_KEY)).toBeNull();
});
