import { err, ok } from "#lib/result";
import type { Platform } from "#ports";
import { loadRules, type LoadedRule, type ParsedRule } from "#rules/load-rules";
import { loadSuppressions, type StoredSuppression } from "#rules/load-suppressions";
import { StoredList } from "#rules/stored-list";
import type { ProcedureSet } from "./procedure-set";
import { overtaken } from "./overtaken";

/** Named lists of values: office ranges, break-glass accounts. */
export function listProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"lists/list" | "lists/save" | "lists/delete"> {
  return {
    "lists/list": async (deps) => {
      const [stored, rules, suppressions] = await Promise.all([
        deps.documents.list("list"),
        loadRules(deps, prebuilt),
        loadSuppressions(deps),
      ]);
      return ok({
        lists: stored.flatMap(({ id, body, version }) => {
          const list = StoredList.safeParse(body).data;
          return list === undefined
            ? []
            : [{ name: id, ...list, version, usedBy: [...usersOf(id, rules, suppressions)] }];
        }),
      });
    },

    "lists/save": async (deps, { name, description, values, version }, caller) => {
      const body: StoredList = { description, values: [...new Set(values)] };
      const saved = await save(deps, name, body, version, caller.accountId);
      return saved === null ? err(overtaken("this list")) : ok({ version: saved });
    },

    "lists/delete": async (deps, { name, version }, caller) => {
      const [user] = usersOf(name, await loadRules(deps, prebuilt), await loadSuppressions(deps));
      if (user !== undefined) {
        const message = `"${user}" names this list. Change that first.`;
        return err({ code: "invalid-input", message });
      }
      const saved = await save(deps, name, null, version, caller.accountId);
      return saved === null ? err(overtaken("this list")) : ok({});
    },
  };
}

async function save(
  deps: Pick<Platform, "documents" | "clock">,
  name: string,
  body: StoredList | null,
  version: number,
  by: string,
): Promise<number | null> {
  const stored = await deps.documents.read("list", name);
  const isNew = version === 0 && stored?.body === null;
  return await deps.documents.save({
    kind: "list",
    id: name,
    body,
    // A new list may take the name of one that was deleted.
    expectedVersion: isNew ? stored.version : version,
    by,
    at: deps.clock.now(),
  });
}

/** Titles of the rules, and reasons of the suppressions, that name a list. */
const usersOf = (
  name: string,
  rules: ReadonlyArray<LoadedRule>,
  suppressions: ReadonlyArray<StoredSuppression>,
): ReadonlyArray<string> => [
  ...rules.filter(({ yaml }) => yaml.includes(`%${name}%`)).map(({ document }) => document.title),
  ...suppressions.filter(({ actorList }) => actorList === name).map(({ reason }) => reason),
];
