import { z } from "zod";
import { parseJson } from "#lib/parse-json";
import type { Platform } from "#ports";

/** Names of accounts, those without one left out: the audit log's newest, and Jira's for whom the log never named. */
export async function nameAccounts(
  deps: Pick<Platform, "events" | "jira">,
  accountIds: ReadonlyArray<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(accountIds)].slice(0, MOST_NAMES);
  if (wanted.length === 0) return new Map();
  const actors = await deps.events.findActors("", wanted);
  const names = new Map(actors.flatMap(({ id, name }) => (name === "" ? [] : [[id, name]])));
  const unnamed = wanted.filter((id) => !names.has(id)).slice(0, MOST_QUESTIONS);
  const asked = await Promise.all(
    unnamed.map(async (id) => {
      const answer = await deps.jira.person(id);
      const person = answer.answered ? Person.safeParse(parseJson(answer.body)) : null;
      return person?.success === true ? ([id, person.data.displayName] as const) : null;
    }),
  );
  return new Map([...names, ...asked.filter((found) => found !== null)]);
}

const MOST_NAMES = 50;

/** Jira has one question an account, and the page waits for the answers. */
const MOST_QUESTIONS = 20;

const Person = z.object({ displayName: z.string().min(1) });
