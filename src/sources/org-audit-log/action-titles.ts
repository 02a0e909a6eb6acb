import { z } from "zod";
import { cutText } from "#lib/cut-text";
import { parseJson } from "#lib/parse-json";
import type { HttpAnswer, Platform } from "#ports";

const ID = "action-titles";
/** A catalogue of thousands is no catalogue. */
const MOST = 2_000;

/** What people call an action, by its id in lower case. */
export const ActionTitles = z.record(z.string(), z.string());
export type ActionTitles = z.infer<typeof ActionTitles>;

/**
 * The catalogue of an answer of `event-actions`; null where it is none. Ids come in capitals while events have them in
 * small letters, some come twice, and in 2021 every name was empty: those are left out.
 */
export function readActionTitles(answer: HttpAnswer): ActionTitles | null {
  if (!answer.answered || answer.status !== 200) return null;
  const catalogue = Catalogue.safeParse(parseJson(answer.body));
  if (!catalogue.success) return null;
  const titles = catalogue.data.data.slice(0, MOST).flatMap((row) => {
    const action = Row.safeParse(row);
    const title = action.success ? cutText(action.data.attributes.displayName, 100).trim() : "";
    return action.success && title !== "" ? [[action.data.id.toLowerCase(), title] as const] : [];
  });
  return Object.fromEntries(titles);
}

const Catalogue = z.looseObject({ data: z.array(z.unknown()) });

const Row = z.looseObject({
  id: z.string().min(1).max(200),
  attributes: z.looseObject({ displayName: z.string().catch("") }),
});

/** Fetches the catalogue and keeps it. Whatever goes wrong, the old one stays: titles are a comfort. */
export async function refreshActionTitles(
  deps: Pick<Platform, "auditLog" | "documents" | "clock">,
  credentials: { readonly orgId: string; readonly apiKey: string },
): Promise<void> {
  const titles = readActionTitles(
    await deps.auditLog.eventActions({ ...credentials, timeoutMs: 15_000 }),
  );
  if (titles === null) return;
  const expectedVersion = (await deps.documents.read("settings", ID))?.version ?? 0;
  const at = deps.clock.now();
  await deps.documents.save({
    kind: "settings",
    id: ID,
    body: titles,
    expectedVersion,
    by: "app",
    at,
  });
}

/** The catalogue as last fetched; empty before. */
export async function storedActionTitles(deps: Pick<Platform, "documents">): Promise<ActionTitles> {
  const stored = ActionTitles.safeParse((await deps.documents.read("settings", ID))?.body);
  return stored.success ? stored.data : {};
}
