import type { Token } from "#contract";
import { err, ok } from "#lib/result";
import type { Platform } from "#ports";
import { StoredToken } from "#web-triggers/stored-token";
import { tokenSecretName } from "#web-triggers/token-secret-name";
import type { ProcedureSet } from "./procedure-set";
import { overtaken } from "./overtaken";

const MOST_TOKENS = 50;

/** Who, beside people, may ask the app: tokens of its web triggers. */
export const tokenProcedures: ProcedureSet<"tokens/list" | "tokens/create" | "tokens/revoke"> = {
  "tokens/list": async (deps) => {
    const [tokens, forward, health, intake] = await Promise.all([
      goodTokens(deps),
      deps.webTriggers.addressOf("forward"),
      deps.webTriggers.addressOf("health"),
      deps.webTriggers.addressOf("intake"),
    ]);
    return ok({ tokens, addresses: { forward, health, intake } });
  },

  "tokens/create": async (deps, { name, method, scopes, expiresAt }, caller) => {
    const at = deps.clock.now();
    if (expiresAt !== null && expiresAt <= at) {
      return err(invalid("expiresAt", "Choose a day that is not over yet."));
    }
    if (method === "signature" && scopes.some((scope) => scope !== "forward")) {
      const message = "Health is asked, and audit events are delivered, with a bearer token.";
      return err(invalid("scopes", message));
    }
    if ((await goodTokens(deps)).length >= MOST_TOKENS) {
      return err(invalid("name", `There are ${MOST_TOKENS} tokens. Revoke one that is not used.`));
    }
    const id = deps.random.hex(8);
    const { secret, kept } = newSecret(deps, id, method);
    const by = caller.accountId;
    const token: Token = {
      id,
      name,
      method,
      scopes: [...new Set(scopes)],
      createdBy: by,
      createdAt: at,
      expiresAt,
      lastUsedDay: null,
    };
    const body: StoredToken = { ...token, revokedAt: null };
    // What verifies it first: without its document it is of no use to anybody.
    await deps.secrets.set(tokenSecretName(id), kept);
    const saved = await deps.documents.save({
      kind: "token",
      id,
      body,
      expectedVersion: 0,
      by,
      at,
    });
    return saved === null ? err(overtaken("the tokens")) : ok({ token, secret });
  },

  "tokens/revoke": async (deps, { id }, caller) => {
    // The day of a token's use is noted in the same document.
    for (let tried = 0; tried < 3; tried += 1) {
      const document = await deps.documents.read("token", id);
      const stored = StoredToken.safeParse(document?.body);
      if (document === null || !stored.success) {
        return err({ code: "not-found", message: "There is no such token." });
      }
      const at = deps.clock.now();
      const isRevoked =
        stored.data.revokedAt !== null ||
        (await deps.documents.save({
          kind: "token",
          id,
          body: { ...stored.data, revokedAt: at },
          expectedVersion: document.version,
          by: caller.accountId,
          at,
        })) !== null;
      if (!isRevoked) continue;
      await deps.secrets.remove(tokenSecretName(id));
      return ok({});
    }
    return err(overtaken("the tokens"));
  },
};

async function goodTokens(deps: Pick<Platform, "documents">): Promise<Array<Token>> {
  return (await deps.documents.list("token"))
    .flatMap(({ body }) => {
      const stored = StoredToken.safeParse(body);
      if (!stored.success || stored.data.revokedAt !== null) return [];
      const { revokedAt: _revokedAt, ...token } = stored.data;
      return [token];
    })
    .toSorted((a, b) => b.createdAt - a.createdAt);
}

/** The secret, and what has to be kept of it: signatures are checked with the secret itself, a bearer with its hash. */
function newSecret(
  deps: Pick<Platform, "random" | "bytes">,
  id: string,
  method: Token["method"],
): { readonly secret: string; readonly kept: string } {
  const digits = deps.random.hex(32);
  switch (method) {
    case "bearer": {
      const secret = `ast_${id}_${digits}`;
      return { secret, kept: deps.bytes.sha256(secret) };
    }
    case "signature": {
      const secret = `whsec_${base64(digits)}`;
      return { secret, kept: secret };
    }
  }
}

function base64(digits: string): string {
  const codes = (digits.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  return btoa(String.fromCharCode(...codes));
}

const invalid = (field: string, message: string) =>
  ({ code: "invalid-input", message, fields: { [field]: message } }) as const;
