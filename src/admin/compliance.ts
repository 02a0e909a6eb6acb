import { collectionFacts } from "#health/collection-facts";
import { err, ok } from "#lib/result";
import { startJob } from "#jobs/start-job";
import { readAccess } from "#reports/compliance/read-access";
import { readChanges } from "#reports/compliance/read-changes";
import { readCompliance } from "#reports/compliance/read-compliance";
import { readKeys } from "#reports/compliance/read-keys";
import { readSigningKey } from "#reports/compliance/signing-key";
import type { ParsedRule } from "#rules/load-rules";
import type { ProcedureSet } from "./procedure-set";
import { recentTokenUses } from "./recent-token-uses";
import { overtaken } from "./overtaken";

/** What auditors come for: what was watched, who may do what, what was changed, and a pack that proves it. */
export function complianceProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<
  | "compliance/report"
  | "compliance/access"
  | "compliance/changes"
  | "compliance/note-change"
  | "compliance/keys"
  | "compliance/make-pack"
> {
  return {
    "compliance/report": async (deps, { period }) => {
      const collection = await collectionFacts(deps);
      const report = await readCompliance(deps, { period, collection, prebuilt });
      return ok({ report, signingKey: await readSigningKey(deps) });
    },

    "compliance/access": async (deps, { at }) => ok(await readAccess(deps, at)),

    "compliance/changes": async (deps, asked) => ok(await readChanges(deps, asked)),

    "compliance/note-change": async (deps, { key, version, ...note }, caller) => {
      if ((await deps.events.get(key)) === null) return err(noSuchEvent);
      const saved = await deps.documents.save({
        kind: "change-note",
        id: key,
        body: note,
        expectedVersion: version,
        by: caller.accountId,
        at: deps.clock.now(),
      });
      return saved === null
        ? err(overtaken("what is noted on this change"))
        : ok({ version: saved });
    },

    "compliance/keys": async (deps, { at }) =>
      ok(await readKeys(deps, at, await recentTokenUses(deps))),

    /**
     * A viewer may: whoever audits should not depend on those who are audited, and sees all of it on the page anyhow.
     * The activity log has who made which pack.
     */
    "compliance/make-pack": async (deps, { period, frameworks }, caller) => {
      const days = Math.round((period.to - period.from) / DAY);
      return startJob(deps, {
        kind: "evidence-pack",
        title: `Evidence of ${days} ${days === 1 ? "day" : "days"} from ${day(period.from)} on`,
        input: {
          period,
          frameworks,
          // As the page knows it now: a job knows no source.
          collection: await collectionFacts(deps),
          uses: await recentTokenUses(deps),
          madeBy: caller.accountId,
        },
        createdBy: caller.accountId,
      });
    },
  };
}

const DAY = 86_400_000;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const noSuchEvent = {
  code: "not-found",
  message: "This event is no longer stored, so nothing can be noted on it.",
} as const;
