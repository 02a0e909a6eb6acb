import type { Token } from "#contract";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { refusal } from "./refusal";
import { StoredToken } from "./stored-token";
import { tokenSecretName } from "./token-secret-name";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";
import { verifySignature } from "./verify-signature";

type Deps = Pick<Platform, "documents" | "secrets" | "bytes" | "clock">;

/** Who asks, and the id that they gave the request: the same id is the same request, however often it comes. */
export interface Requester {
  readonly token: Token;
  readonly requestId: string | null;
}

/**
 * Finds the token that a request was sent or signed with. Every refusal is the same answer: it does not tell an unknown
 * token from an expired one or a wrong signature from an old one.
 */
export async function authenticate(
  deps: Deps,
  request: TriggerRequest,
  scope: Token["scopes"][number],
): Promise<Result<Requester, TriggerAnswer>> {
  const found =
    request.headers["webhook-signature"] === undefined
      ? await byBearer(deps, request)
      : await bySignature(deps, request);
  if (found === null) return err(unauthorized);
  if (!found.token.scopes.includes(scope)) {
    return err(refusal("not-allowed", `This token has not the scope "${scope}".`));
  }
  await noteUse(deps, found.token.id);
  return ok(found);
}

const unauthorized = refusal(
  "unauthorized",
  'Send a valid token as "Authorization: Bearer …", or sign the request as Standard Webhooks 1 has it and name the token in the address: ?token=….',
  { headers: { "www-authenticate": "Bearer" } },
);

async function byBearer(deps: Deps, request: TriggerRequest): Promise<Requester | null> {
  const [, text = "", id = ""] =
    /^Bearer +(ast_([0-9a-f]{16})_[0-9a-f]{64})$/i.exec(request.headers["authorization"] ?? "") ??
    [];
  const token = await validToken(deps, id, "bearer");
  if (token === null) return null;
  const hash = await deps.secrets.get(tokenSecretName(id));
  if (hash === null || !deps.bytes.equal(deps.bytes.sha256(text), hash)) return null;
  return { token, requestId: request.headers["idempotency-key"] ?? null };
}

async function bySignature(deps: Deps, request: TriggerRequest): Promise<Requester | null> {
  const id = request.query["token"] ?? "";
  const token = await validToken(deps, id, "signature");
  if (token === null) return null;
  const secret = await deps.secrets.get(tokenSecretName(id));
  if (secret === null) return null;
  const requestId = verifySignature(deps, secret, request);
  return requestId === null ? null : { token, requestId };
}

async function validToken(
  deps: Deps,
  id: string,
  method: Token["method"],
): Promise<StoredToken | null> {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  const stored = StoredToken.safeParse((await deps.documents.read("token", id))?.body);
  if (!stored.success) return null;
  const { revokedAt, expiresAt } = stored.data;
  const isGood = revokedAt === null && (expiresAt === null || deps.clock.now() < expiresAt);
  return isGood && stored.data.method === method ? stored.data : null;
}

/** Once a day, and only where nobody changed the token meanwhile: a revoked one stays revoked. */
async function noteUse(deps: Deps, id: string): Promise<void> {
  const at = deps.clock.now();
  const day = new Date(at).toISOString().slice(0, 10);
  const document = await deps.documents.read("token", id);
  const stored = StoredToken.safeParse(document?.body);
  if (document === null || !stored.success || stored.data.lastUsedDay === day) return;
  await deps.documents.save({
    kind: "token",
    id,
    body: { ...stored.data, lastUsedDay: day },
    expectedVersion: document.version,
    by: "web-trigger",
    at,
  });
}
