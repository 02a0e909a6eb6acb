import type { BundleEntry, Failure } from "#contract";
import { err, ok } from "#lib/result";
import type { Platform } from "#ports";
import { checkBundle, type CheckedEntry } from "#rules/check-bundle";
import { loadLists } from "#rules/load-lists";
import { loadRules, type ParsedRule } from "#rules/load-rules";
import type { StoredRule } from "#rules/stored-rule";
import type { Caller } from "./caller";
import type { ProcedureSet } from "./procedure-set";

/** Rules in and out, as YAML documents in one text. */
export function ruleBundleProcedures(
  prebuilt: ReadonlyArray<ParsedRule>,
): ProcedureSet<"rules/export" | "rules/read-bundle" | "rules/import"> {
  return {
    "rules/export": async (deps, { ids }) => {
      const rules = await loadRules(deps, prebuilt);
      const chosen = rules.filter(({ document, origin }) =>
        ids === null ? origin === "own" : ids.includes(document.id),
      );
      const texts = chosen.map(({ yaml, examples }) => `${(yaml + examples).trimEnd()}\n`);
      return ok({ yaml: texts.join("---\n"), count: texts.length });
    },

    "rules/read-bundle": async (deps, { yaml }) => {
      const { checked } = await read(deps, prebuilt, yaml);
      return typeof checked === "string"
        ? err(refused(checked))
        : ok({ entries: checked.map(told) });
    },

    "rules/import": async (deps, { yaml, numbers }, caller) => {
      const { rules, checked } = await read(deps, prebuilt, yaml);
      if (typeof checked === "string") return err(refused(checked));
      const chosen = checked.filter(({ number }) => numbers.includes(number));
      if (chosen.some(({ state }) => state === "refused")) {
        return err(refused("Nothing was imported: one of the chosen rules is refused."));
      }
      const done = new Map<number, BundleEntry>();
      for (const entry of chosen) {
        if (entry.state === "same") continue;
        const version = rules.find(({ document }) => document.id === entry.id)?.version ?? 0;
        const saved = await store(deps, entry, version, caller);
        done.set(entry.number, { ...told(entry), ...(saved ? { state: "imported" } : overtaken) });
      }
      return ok({ entries: checked.map((entry) => done.get(entry.number) ?? told(entry)) });
    },
  };
}

const refused = (message: string): Failure => ({ code: "invalid-input", message });

async function read(
  deps: Pick<Platform, "documents">,
  prebuilt: ReadonlyArray<ParsedRule>,
  yaml: string,
) {
  const [rules, lists] = await Promise.all([loadRules(deps, prebuilt), loadLists(deps)]);
  return { rules, checked: checkBundle(yaml, rules, lists) };
}

/** Stores one document. Each is a step of its own: where one is overtaken the others are in, and the answer says so. */
async function store(
  deps: Pick<Platform, "documents" | "clock">,
  { id, yaml }: CheckedEntry,
  loadedVersion: number,
  caller: Caller,
): Promise<boolean> {
  const stored = await deps.documents.read("rule", id);
  const unchanged = stored === null || stored.body === null || stored.version === loadedVersion;
  if (!unchanged) return false;
  const saved = await deps.documents.save({
    kind: "rule",
    id,
    body: { yaml } satisfies StoredRule,
    expectedVersion: stored?.version ?? 0,
    by: caller.accountId,
    at: deps.clock.now(),
  });
  return saved !== null;
}

const overtaken: Pick<BundleEntry, "state" | "reasons"> = {
  state: "refused",
  reasons: ["Somebody else saved this rule at the same time, so it was left as it is."],
};

const told = ({ yaml: _yaml, ...entry }: CheckedEntry): BundleEntry => entry;
