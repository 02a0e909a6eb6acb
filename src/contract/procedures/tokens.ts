import { z } from "zod";
import { Token } from "../token";
import { nothing } from "./nothing";

/** What the page can ask about tokens. */
export const tokensProcedures = {
  "tokens/list": {
    input: nothing,
    output: z.object({
      /** Those that are not revoked, the newest first. */
      tokens: z.array(Token),
      /** Where the world reaches the web triggers. */
      addresses: z.object({ forward: z.string(), health: z.string(), intake: z.string() }),
    }),
  },
  "tokens/create": {
    input: z.strictObject({
      name: z.string().trim().min(1, "Give the token a name").max(100),
      method: Token.shape.method,
      scopes: Token.shape.scopes.min(1, "Choose what the token may do").max(3),
      expiresAt: z.number().int().nullable(),
    }),
    /** The secret is told this once. */
    output: z.object({ token: Token, secret: z.string() }),
  },
  "tokens/revoke": { input: z.strictObject({ id: Token.shape.id }), output: nothing },
} as const;
