import { expect, test } from "@jest/globals";
import type { AuditEvent } from "#contract";
import { sampleEvent } from "#ports/sample-event";
import { keyInventory } from "./key-inventory";

const event = (at: number, action: string, id = "k-1"): AuditEvent => ({
  ...sampleEvent(at),
  occurredAt: at,
  action,
  outcome: "success",
  actor: { ...sampleEvent(at).actor, name: "Ada" },
  target: { type: "api-token", id, name: `key ${id}` },
});

test("tells who created a key, who revoked it, and when it was used last", () => {
  const events = [event(9, "api_token_revoked"), event(2, "api_token_created")];
  const uses = [3, 5, 4].map((at) => ({ id: "k-1", label: "script", at }));
  expect(keyInventory(events, uses)).toEqual([
    {
      id: "k-1",
      name: "key k-1",
      kind: "api-key",
      createdAt: 2,
      createdBy: "Ada",
      revokedAt: 9,
      revokedBy: "Ada",
      lastUsedAt: 5,
    },
  ]);
});

test("a token that is in use though the log never told of its making is told as well", () => {
  const found = keyInventory(
    [event(2, "api_token_created")],
    [{ id: "t-9", label: "sync", at: 8 }],
  );
  expect(found).toMatchObject([
    { id: "t-9", name: "sync", kind: "seen-in-use", createdAt: null, lastUsedAt: 8 },
    { id: "k-1", kind: "api-key", lastUsedAt: null },
  ]);
});

test("a key of which only the revoking is stored is told after those that work", () => {
  const events = [event(9, "api_token_revoked"), event(3, "scim_directory_created", "d-1")];
  expect(keyInventory(events, [])).toMatchObject([
    { id: "d-1", kind: "provisioning-token", revokedAt: null },
    { id: "k-1", createdAt: null, revokedAt: 9 },
  ]);
});
