import { err, ok } from "#lib/result";
import { readOtherSources } from "#health/read-other-sources";
import { readSiteLogSwitch } from "#settings/read-site-log-switch";
import { readConnection } from "#sources/org-audit-log/read-connection";
import { pollNow } from "#sources/poll-now";
import type { ProcedureSet } from "./procedure-set";
import { overtaken } from "./overtaken";

/** Of everybody together: each takes a request or two of those that all runs share. */
const POLLS_A_MINUTE = 10;

/** What is collected beside the organization's audit log. */
export const sourceProcedures: ProcedureSet<
  "sources/get" | "sources/switch-site-log" | "sources/poll-now"
> = {
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
      return err(overtaken("the switch"));
    }
    if (enabled) await deps.queue.wake("collect", [0]);
    return ok({ version: saved });
  },

  "sources/poll-now": async (deps) => {
    const { connection } = await readConnection(deps);
    if (connection === null) {
      return err({ code: "not-connected", message: "No organization is connected." });
    }
    const at = deps.clock.now();
    if (!(await deps.budget.take("poll-now", at, POLLS_A_MINUTE))) {
      const message = "Several polls were asked for within this minute. Wait until it is over.";
      return err({ code: "unavailable", message });
    }
    const asked = await pollNow(deps);
    return ok(asked.result === "waiting" ? asked : { ...asked, at });
  },
};
