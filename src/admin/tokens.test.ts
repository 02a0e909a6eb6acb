import { expect, test } from "@jest/globals";
import type { ProcedureInput } from "#contract";
import { createMemoryPlatform } from "#ports/memory-platform";
import { tokenSecretName } from "#web-triggers/token-secret-name";
import { tokenProcedures } from "./tokens";
import { sampleCaller } from "./sample-caller";

type Wanted = ProcedureInput<"tokens/create">;

const wanted: Wanted = {
  name: "Automation",
  method: "bearer",
  scopes: ["forward"],
  expiresAt: null,
};

function setup() {
  const deps = createMemoryPlatform();
  return {
    deps,
    list: async () => {
      const listed = await tokenProcedures["tokens/list"](deps, {}, sampleCaller);
      return listed.ok ? listed.value : null;
    },
    create: (of: Partial<Wanted> = {}) =>
      tokenProcedures["tokens/create"](deps, { ...wanted, ...of }, sampleCaller),
    revoke: (id: string) => tokenProcedures["tokens/revoke"](deps, { id }, sampleCaller),
  };
}

test("shows the secret of a new token once, and keeps of a bearer no more than its hash", async () => {
  const { deps, create, list } = setup();
  const made = await create();
  if (!made.ok) throw new Error(made.failure.message);
  const { token, secret } = made.value;
  expect(secret).toMatch(new RegExp(`^ast_${token.id}_[0-9a-f]{64}$`));
  expect(await deps.secrets.get(tokenSecretName(token.id))).toBe(deps.bytes.sha256(secret));
  const shown = await list();
  expect(shown?.tokens).toEqual([token]);
  const documents = await deps.documents.list("token");
  expect(JSON.stringify([shown, documents, deps.log.lines])).not.toContain(secret.slice(-20));
});

test("makes signing secrets as the standard wants them", async () => {
  const { create } = setup();
  const made = await create({ method: "signature" });
  expect(made).toMatchObject({
    ok: true,
    value: { secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) },
  });
});

const bad: ReadonlyArray<readonly [string, Partial<Wanted>, string]> = [
  ["an end that is over", { expiresAt: 5 }, "expiresAt"],
  ["health by signature", { method: "signature", scopes: ["health"] }, "scopes"],
];

test.each(bad)("makes no token with %s", async (_, of, field) => {
  const { create, list } = setup();
  const made = await create(of);
  expect(made).toMatchObject({ failure: { fields: { [field]: expect.stringMatching(/./) } } });
  expect((await list())?.tokens).toEqual([]);
});

test("makes fifty tokens and no more, until one is revoked", async () => {
  const { create, revoke, list } = setup();
  for (let n = 0; n < 50; n += 1) expect((await create()).ok).toBe(true);
  expect((await create()).ok).toBe(false);
  await revoke((await list())?.tokens[0]?.id ?? "");
  expect((await create()).ok).toBe(true);
});

test("forgets what verifies a revoked token, and lists it no more", async () => {
  const { deps, create, revoke, list } = setup();
  const made = await create();
  const id = made.ok ? made.value.token.id : "";
  expect(await revoke(id)).toEqual({ ok: true, value: {} });
  expect(await revoke(id)).toEqual({ ok: true, value: {} });
  expect(await deps.secrets.get(tokenSecretName(id))).toBeNull();
  expect((await list())?.tokens).toEqual([]);
  expect(await revoke("0".repeat(16))).toMatchObject({ failure: { code: "not-found" } });
});

test("revokes a token whose use is noted at the same moment", async () => {
  const { deps, create, revoke, list } = setup();
  const made = await create();
  const id = made.ok ? made.value.token.id : "";
  const read = deps.documents.read;
  let isFirst = true;
  const busy = {
    ...deps.documents,
    read: async (kind: Parameters<typeof read>[0], of: string) => {
      const document = await read(kind, of);
      if (isFirst && document !== null) {
        isFirst = false;
        const change = { kind, id: of, body: document.body, expectedVersion: document.version };
        await deps.documents.save({ ...change, by: "web-trigger", at: 2 });
      }
      return document;
    },
  };
  const result = await tokenProcedures["tokens/revoke"](
    { ...deps, documents: busy },
    { id },
    sampleCaller,
  );
  expect(result.ok).toBe(true);
  expect((await list())?.tokens).toEqual([]);
  expect((await revoke(id)).ok).toBe(true);
});
