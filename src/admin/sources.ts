import { err, ok } from "#lib/result";
import { readOtherSources } from "#health/read-other-sources";
import { readSiteLogSwitch } from "#settings/read-site-log-switch";
import type { ProcedureSet } from "./procedure-set";

/** What is collected beside the organization's audit log. */
export const sourceProcedures: ProcedureSet<"sources/get" | "sources/switch-site-log"> = {
  "sources/get": async (deps) => {
    const [sources, { version }, address] = await Promise.all([
      readOtherSources(deps),
      readSiteLogSwitch(deps),
      deps.webTriggers.addressOf("intake"),
    ]);
    return ok({ sources, version, address });
  },

  "sources/switch-site-log": async (deps, { enabled, version }, caller) => {
    const at = deps.clock.now();
    const saved = await deps.documents.save({
      kind: "settings",
      id: "jira-site-log",
      body: { enabled, since: at },
      expectedVersion: version,
      by: caller.accountId,
      at,
    });
    if (saved === null) {
      const message = "Somebody else switched it at the same time. Reload the page and look again.";
      return err({ code: "conflict", message });
    }
    if (enabled) await deps.queue.wake("collect", [0]);
    return ok({ version: saved });
  },
};
