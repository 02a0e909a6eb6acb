/** What events call people: names and e-mail addresses, by account id. */
export type NamedPeople = ReadonlyMap<string, ReadonlyArray<string>>;

/**
 * Whom an event is about: every object that has the id of an account, with the names and e-mail addresses in itself and
 * in its attributes, if it has any. Apps, service accounts and what is no account (`atlassian-internal-system`) are left
 * out.
 */
export function peopleIn(body: unknown): NamedPeople {
  const found = new Map<string, ReadonlyArray<string>>();
  look(body, found, 0);
  return found;
}

function look(value: unknown, found: Map<string, ReadonlyArray<string>>, depth: number): void {
  if (typeof value !== "object" || value === null || depth > MOST_LEVELS) return;
  const object: Readonly<Record<string, unknown>> = { ...value };
  const names = [...namesOf(object), ...namesOf(object["attributes"])];
  for (const id of accountsOf(object)) add(found, id, names);
  for (const id of accountsOf(object["objectItem"])) add(found, id, changedNames(object));
  for (const member of Object.values(value)) look(member, found, depth + 1);
}

function add(
  found: Map<string, ReadonlyArray<string>>,
  id: string,
  names: ReadonlyArray<string>,
): void {
  if (names.some((name) => MACHINE.test(name))) return;
  found.set(id, [...new Set([...(found.get(id) ?? []), ...names])]);
}

function accountsOf(value: unknown): ReadonlyArray<string> {
  return textsUnder(value, ID_KEY).filter((id) => ACCOUNT.test(id));
}

function namesOf(value: unknown): ReadonlyArray<string> {
  return textsUnder(value, NAME_KEY).filter((name) => name.trim() !== "" && !ACCOUNT.test(name));
}

/** A record of Jira's own log lists what a name or an address was and became. */
function changedNames({ changedValues }: Readonly<Record<string, unknown>>): ReadonlyArray<string> {
  if (!Array.isArray(changedValues)) return [];
  return changedValues
    .filter((change) => textsUnder(change, /^fieldName$/).some((field) => /name|mail/i.test(field)))
    .flatMap((change) => textsUnder(change, /^changed(From|To)$/))
    .filter((text) => text.trim() !== "");
}

function textsUnder(value: unknown, key: RegExp): ReadonlyArray<string> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, text]) =>
    typeof text === "string" && key.test(name) ? [text] : [],
  );
}

/** Deeper than any event that is taken in: what is not looked into is set aside. */
const MOST_LEVELS = 110;
/** The forms that account ids have had over the years: `5b10a284…`, `557058:…`, `712020:…`. */
const ACCOUNT = /^(?:[0-9a-f]{24}|\d{1,10}:[\w-]{1,110})$/;
const ID_KEY = /^(?:id|accountId|userId|actorId|authorAccountId)$/;
const NAME_KEY =
  /^(?:name|displayName|publicName|fullName|nickname|nick|username|userName|email|emailAddress|mail)$/;
const MACHINE = /@(?:connect\.atlassian\.com|serviceaccount\..+)$/i;
