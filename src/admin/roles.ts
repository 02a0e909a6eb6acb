import { z } from "zod";
import { err, ok } from "#lib/result";
import { parseJson } from "#lib/parse-json";
import { checkRoleEntries } from "./check-role-entries";
import { nameAccounts } from "./name-accounts";
import type { ProcedureSet } from "./procedure-set";
import { readRoleList } from "./role-list";
import { overtaken } from "./overtaken";

/** Who may see the log, and who may change the app. */
export const roleProcedures: ProcedureSet<"roles/get" | "roles/save" | "roles/find-people"> = {
  "roles/get": async (deps) => {
    const { entries, version } = await readRoleList(deps);
    const names = await nameAccounts(
      deps,
      entries.map(({ accountId }) => accountId),
    );
    const named = entries.map((entry) => ({ ...entry, name: names.get(entry.accountId) ?? "" }));
    return ok({ entries: named, version });
  },

  "roles/save": async (deps, { entries, version }, caller) => {
    const wrong = checkRoleEntries(entries);
    if (wrong !== null) return err(wrong);
    const saved = await deps.documents.save({
      kind: "roles",
      id: "list",
      body: { entries },
      expectedVersion: version,
      by: caller.accountId,
      at: deps.clock.now(),
    });
    if (saved !== null) return ok({ version: saved });
    return err(overtaken("the list"));
  },

  "roles/find-people": async (deps, { query }) => {
    const answer = await deps.jira.findPeople(query);
    const people = answer.answered && answer.status === 200 ? readPeople(answer.body) : null;
    if (people !== null) return ok({ people });
    return err({
      code: "refused-upstream",
      message: "Jira did not answer the search for people. Try again.",
    });
  },
};

const People = z.array(
  z.looseObject({
    accountId: z.string(),
    displayName: z.string().catch(""),
    accountType: z.string().catch("atlassian"),
  }),
);

function readPeople(body: string) {
  const people = People.safeParse(parseJson(body));
  if (!people.success) return null;
  return people.data
    .filter((person) => person.accountType === "atlassian")
    .map(({ accountId, displayName }) => ({ accountId, name: displayName }));
}
