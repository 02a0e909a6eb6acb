import { Suppression, type Failure } from "#contract";
import { err, ok } from "#lib/result";
import type { Platform } from "#ports";
import type { ParsedRule } from "#rules/load-rules";
import { loadSuppressions, type StoredSuppression } from "#rules/load-suppressions";
import { nameAccounts } from "./name-accounts";
import type { ProcedureSet } from "./procedure-set";
import { ruleIds } from "./rule-ids";
import { suppressionFaults } from "./suppression-faults";
import { wrongFields } from "./wrong-fields";
import { overtaken } from "./overtaken";

/** What nobody wants to hear of, and until when. */
export function suppressionProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<
  "suppressions/list" | "suppressions/save" | "suppressions/end" | "suppressions/delete"
> {
  return {
    "suppressions/list": async (deps) => {
      const [stored, silenced] = await Promise.all([
        loadSuppressions(deps),
        deps.silenced.counts(),
      ]);
      const named = stored.flatMap(({ createdBy, actors = [] }) => [createdBy, ...actors]);
      const names = await nameAccounts(deps, named.filter(isAccountId));
      return ok({
        suppressions: stored.map(({ id, version, ...suppression }) => ({
          id,
          version,
          suppression,
          silenced: silenced.get(id) ?? null,
        })),
        names: Array.from(names, ([accountId, name]) => ({ accountId, name })),
      });
    },

    "suppressions/save": async (deps, { id, suppression, version }, caller) => {
      const at = deps.clock.now();
      const before = id === null ? null : await find(deps, id);
      if (id !== null && before === null) return err(noSuchSuppression);
      if (before !== null && before.expiresAt <= at) return err(hasEnded);
      const { createdAt, createdBy } = before ?? { createdAt: at, createdBy: caller.accountId };
      const checked = Suppression.safeParse({ ...suppression, createdAt, createdBy });
      const wrong = checked.success
        ? await suppressionFaults(deps, () => ruleIds(deps, prebuilt), checked.data)
        : checked.error.issues.map(({ path, message }) => [path.join("."), message] as const);
      if (!checked.success || wrong.length > 0) return err(wrongFields(wrong));
      const place = id ?? deps.random.uuid();
      const saved = await save(deps, place, checked.data, version, caller.accountId);
      return saved === null
        ? err(overtaken("this suppression"))
        : ok({ id: place, version: saved });
    },

    "suppressions/end": async (deps, { id, version }, caller) => {
      const found = await find(deps, id);
      if (found === null) return err(noSuchSuppression);
      const { id: _id, version: _version, ...suppression } = found;
      const at = deps.clock.now();
      if (suppression.expiresAt <= at) return err(hasEnded);
      const ended = { ...suppression, expiresAt: at };
      const saved = await save(deps, id, ended, version, caller.accountId);
      return saved === null ? err(overtaken("this suppression")) : ok({ version: saved });
    },

    "suppressions/delete": async (deps, { id, version }, caller) => {
      const found = await find(deps, id);
      if (found === null) return err(noSuchSuppression);
      if (found.expiresAt > deps.clock.now()) return err(stillSilences);
      const deleted = await save(deps, id, null, version, caller.accountId);
      return deleted === null ? err(overtaken("this suppression")) : ok({});
    },
  };
}

async function find(
  deps: Pick<Platform, "documents">,
  id: string,
): Promise<StoredSuppression | null> {
  const all = await loadSuppressions(deps);
  return all.find((one) => one.id === id) ?? null;
}

/** Answers the new version, or null where somebody was first. A body of null removes the suppression. */
async function save(
  deps: Pick<Platform, "documents" | "clock">,
  id: string,
  body: Suppression | null,
  expectedVersion: number,
  by: string,
): Promise<number | null> {
  const at = deps.clock.now();
  return await deps.documents.save({ kind: "suppression", id, body, expectedVersion, by, at });
}

/** E-mail addresses speak for themselves. */
const isAccountId = (text: string): boolean => !text.includes("@");

const noSuchSuppression: Failure = {
  code: "not-found",
  message: "Somebody removed this suppression in the meantime. Look at the list again.",
};

const hasEnded: Failure = {
  code: "conflict",
  message: "This suppression has ended and stays as it was. Make a new one of it with Use again.",
};

const stillSilences: Failure = {
  code: "conflict",
  message: "This suppression is in force. End it first; then it can be removed.",
};
