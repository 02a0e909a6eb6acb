import { parseJson } from "#lib/parse-json";
import { isHeld } from "#pipeline/shapes/is-held";
import type { KeptTexts, Platform, TextPlace } from "#ports";
import { eraseFromAlert } from "./erase-from-alert";
import type { Erasing } from "./erasing";
import type { PersonEraser } from "./person-eraser";

type Deps = Pick<Platform, "alerts" | "events" | "texts">;

const PAGE = 500;
/** An alert is about whom its first events are about. */
const EVENTS_OF_ALERT = 50;

/** Erases people from the next rows of a table. Answers the last key; null once there are no more. */
export async function eraseFromTable(
  deps: Deps,
  erasing: Erasing,
  place: TextPlace,
  after: string,
): Promise<string | null> {
  const rows = await deps.texts.read(place, after, PAGE);
  for (const row of rows) {
    if (place === "alert") await eraseWhereAbout(deps, erasing, row);
    else await eraseRow(deps, erasing, place, row);
  }
  return rows.at(-1)?.key ?? null;
}

async function eraseRow(
  deps: Deps,
  erasing: Erasing,
  place: Exclude<TextPlace, "alert">,
  row: KeptTexts,
): Promise<void> {
  let left = row.texts;
  for (const [accountId, eraser] of erasing.erasers) {
    const erased = without(place, { ...row, texts: left }, accountId, eraser);
    if (erased.every((text, index) => text === left[index])) continue;
    if (isRowHeld(erasing, place, row)) erasing.held(accountId);
    else left = erased;
  }
  if (left !== row.texts) await deps.texts.rewrite(place, row.key, left);
}

function without(
  place: Exclude<TextPlace, "alert">,
  { texts, accounts }: KeptTexts,
  accountId: string,
  eraser: PersonEraser,
): ReadonlyArray<string> {
  const isAbout = accounts.includes(accountId);
  switch (place) {
    case "actor":
    case "target":
      // The id stays; whatever else the row says of the account is a name.
      return texts.map((text, index) => {
        if (isAbout) return index === 0 ? text : "";
        return eraser.fromText(text, false);
      });
    case "event":
      return texts.map((text) => eraser.fromText(text, isAbout));
    case "unreadable":
    case "second":
      return texts.map((text) => eraser.fromJson(text)?.json ?? text);
  }
}

function isRowHeld(
  { holds }: Erasing,
  place: Exclude<TextPlace, "alert">,
  { texts: [raw = ""], accounts: [actorId = ""], at }: KeptTexts,
): boolean {
  switch (place) {
    case "actor":
    case "target":
      // A directory, which is no evidence: the raw events under a hold keep what people were called.
      return false;
    case "event":
      return holds.covers({ occurredAt: at ?? 0, actorId });
    case "unreadable":
    case "second":
      return isHeld(holds, parseJson(raw));
  }
}

/** Names are erased from an alert where one of its events is about the account, or none of them is stored any more. */
async function eraseWhereAbout(deps: Deps, erasing: Erasing, row: KeptTexts): Promise<void> {
  const [title = "", dedupKey = "", why = ""] = row.texts;
  const named = [...erasing.erasers].filter(
    ([, eraser]) =>
      eraser.fromText(title, true) !== title ||
      eraser.fromText(dedupKey, true) !== dedupKey ||
      eraser.fromJson(why, true) !== null,
  );
  if (named.length === 0) return;
  const keys = await deps.alerts.events(row.key, EVENTS_OF_ALERT);
  const events = await deps.events.getMany(keys);
  const about = new Set(events.flatMap(({ actor, target }) => [actor.id, target.id]));
  const accounts = named.filter(
    ([accountId, eraser]) =>
      events.length === 0 ||
      about.has(accountId) ||
      row.texts.some((text) => eraser.fromText(text, false) !== text),
  );
  await eraseFromAlert(
    deps,
    erasing,
    row.key,
    accounts.map(([accountId]) => accountId),
  );
}
