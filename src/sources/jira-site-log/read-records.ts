import { z } from "zod";
import { parseJson } from "#lib/parse-json";
import { retryAfter } from "#lib/retry-after";
import type { HttpAnswer } from "#ports";

/** A page of `GET /rest/api/3/auditing/record`, newest first, or the status that there was instead (0: no answer). */
export type RecordsPage =
  | { readonly ok: true; readonly records: ReadonlyArray<unknown>; readonly total: number }
  | { readonly ok: false; readonly status: number; readonly retryAfterMs: number | null };

const Page = z.object({ total: z.number().int(), records: z.array(z.unknown()) });

/** Reads an answer of Jira. An answer of another shape counts as none: it is asked for again. */
export function readRecords(answer: HttpAnswer, now: number): RecordsPage {
  if (!answer.answered) return { ok: false, status: 0, retryAfterMs: null };
  const page = answer.status === 200 ? Page.safeParse(parseJson(answer.body)) : null;
  if (page?.success === true) return { ok: true, ...page.data };
  const status = answer.status === 200 ? 0 : answer.status;
  return { ok: false, status, retryAfterMs: retryAfter(answer.headers, now) };
}
