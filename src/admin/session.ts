import { ok } from "#lib/result";
import type { ProcedureSet } from "./procedure-set";
import { readConnection } from "#sources/org-audit-log/read-connection";

/** Who is looking. Tells nothing about the organization to those who are not on the list. */
export const sessionProcedures: ProcedureSet<"session/get"> = {
  "session/get": async (deps, _input, caller) => {
    const { connection } = await readConnection(deps);
    return ok({
      accountId: caller.accountId,
      role: caller.role,
      connected: connection !== null,
      mayConnect: caller.isJiraAdministrator,
      environment: deps.installation.environment(),
      siteUrl: caller.siteUrl,
    });
  },
};
