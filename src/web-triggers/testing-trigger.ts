import { Webhook } from "standardwebhooks";
import type { Token } from "#contract";
import { createMemoryPlatform, type MemoryPlatform } from "#ports/memory-platform";
import { sampleEvent } from "#ports/sample-event";
import { forward } from "./forward";
import { StoredToken } from "./stored-token";
import { tokenSecretName } from "./token-secret-name";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";

const destinations = [
  ["jira-issue", "jira-issue", true],
  ["paused-1", "slack", false],
  ["pigeon-1", "carrier-pigeon", true],
  ["slack-1", "slack", true],
  ["splunk-1", "splunk-hec", true],
] as const;

/** For tests: a platform in memory with so many events, these destinations, a bearer token and one that signs. */
export async function testingTrigger(
  events = 3,
  stored: ReadonlyArray<(typeof destinations)[number]> = destinations,
) {
  const deps = createMemoryPlatform({ now: Date.UTC(2026, 0, 5, 9) });
  await deps.events.add(
    Array.from({ length: events }, (_, n) => ({
      event: sampleEvent(n + 1),
      bodyHash: "0".repeat(16),
    })),
  );
  for (const [id, kind, enabled] of stored) {
    const body = { kind, name: id, enabled, settings: {} };
    await deps.documents.save({
      kind: "destination",
      id,
      body,
      expectedVersion: 0,
      by: "t",
      at: 1,
    });
  }
  const create = async (of: Pick<Token, "method" | "scopes">) => {
    const id = deps.random.hex(8);
    const digits = deps.random.hex(32);
    const secret =
      of.method === "bearer" ? `ast_${id}_${digits}` : `whsec_${btoa(digits.slice(0, 32))}`;
    const kept = of.method === "bearer" ? deps.bytes.sha256(secret) : secret;
    await deps.secrets.set(tokenSecretName(id), kept);
    await saveToken(deps, id, 0, {
      id,
      name: "Automation",
      ...of,
      createdBy: "ada",
      createdAt: deps.clock.now(),
      expiresAt: deps.clock.now() + 30 * 86_400_000,
      lastUsedDay: null,
      revokedAt: null,
    });
    return { id, secret };
  };
  const bearer = await create({ method: "bearer", scopes: ["forward"] });
  const signing = await create({ method: "signature", scopes: ["forward"] });
  const tokenOf = async (id: string) => {
    const document = await deps.documents.read("token", id);
    return { ...StoredToken.parse(document?.body), version: document?.version ?? 0 };
  };
  return {
    deps,
    create,
    bearer,
    signing,
    tokenOf,
    revoke: async (id: string): Promise<void> => {
      const { version, ...token } = await tokenOf(id);
      await saveToken(deps, id, version, { ...token, revokedAt: deps.clock.now() });
    },
    /** A request with the bearer token, unless the headers bring another. */
    post: (
      body: unknown,
      headers: Readonly<Record<string, string>> = {},
      platform: Parameters<typeof forward>[0] = deps,
    ): Promise<TriggerAnswer> =>
      forward(platform, {
        method: "POST",
        path: "",
        headers: { authorization: `Bearer ${bearer.secret}`, ...headers },
        query: {},
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    /** A request that is signed now. */
    sign: (id: string, value: unknown): TriggerRequest => {
      const body = JSON.stringify(value);
      const now = deps.clock.now();
      const headers = {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now / 1_000)),
        "webhook-signature": new Webhook(signing.secret).sign(id, new Date(now), body),
      };
      return { method: "POST", path: "", headers, query: { token: signing.id }, body };
    },
  };
}

async function saveToken(
  deps: MemoryPlatform,
  id: string,
  expectedVersion: number,
  body: StoredToken,
): Promise<void> {
  const at = deps.clock.now();
  await deps.documents.save({ kind: "token", id, body, expectedVersion, by: "ada", at });
}
