import { json, type HttpResponse } from "../http";
import { apiError } from "./api-error";
import { readCursor, writeCursor, type Cursor } from "./cursor";
import type { OrganizationKnobs } from "./knobs";
import type { Ledger, LedgerRecord } from "./ledger";
import { readListQuery } from "./query-parameters";
import { walkBackward, walkForward } from "./walk-ledger";

export interface ListContext {
  readonly ledger: Ledger;
  readonly knobs: OrganizationKnobs;
  readonly now: number;
}

const known = new Set(["cursor", "from", "to", "limit", "sortOrder"]);

/** `GET …/events-stream`: everything in the order in which it was processed. There are no filters. */
export const serveStream = (context: ListContext, url: URL): HttpResponse => {
  const { knobs, now } = context;
  const parameters = url.searchParams;
  if (
    knobs.unknownParameters === "reject" &&
    [...parameters.keys()].some((name) => !known.has(name))
  )
    return apiError("ADMIN-400-4");
  const query = readListQuery(parameters, {
    defaultLimit: Math.min(200, knobs.maxPageSize),
    maxLimit: knobs.maxPageSize,
    rejectSeconds: knobs.rejectSeconds,
  });
  if (query === undefined) return apiError("ADMIN-400-3");

  const sent = parameters.get("cursor") ?? "";
  // A recorded log is served whatever its age: nobody asks for years.
  const from = context.ledger.retains ? query.from : null;
  const cursor = sent === "" ? firstCursor(parameters, from, query.to, now) : readCursor(sent);
  if (cursor === undefined || cursor.list !== "stream" || isExpired(cursor, context))
    return apiError("ADMIN-400-1");

  const candidates = recordsAfter(context, cursor);
  const again =
    sent === "" || cursor.order === "desc"
      ? []
      : recordsUpTo(context, cursor, Math.min(knobs.overlap, query.limit - 1));
  const page = [...again];
  let more = false;
  for (const record of candidates) {
    if (page.length === query.limit) {
      more = true;
      break;
    }
    page.push(record);
  }

  const last = page.at(-1);
  const reached = last === undefined ? cursor : { ...cursor, at: last.processedAt, id: last.id };
  const next = nextCursor(knobs.lastPage, more, sent, writeCursor({ ...reached, issued: now }));
  return json(200, {
    data: page.map(({ body }) => body),
    meta: {
      attributes: null,
      next,
      prev: null,
      page_size: page.length,
      start_index: null,
      end_index: null,
      total: page.length,
    },
    links: next === null ? {} : { self: url.href, next: nextLink(url, next) },
  });
};

const recordsAfter = (context: ListContext, cursor: Cursor): Generator<LedgerRecord> =>
  cursor.order === "asc" ? ascending(context, cursor) : descending(context, cursor);

function* ascending(context: ListContext, cursor: Cursor): Generator<LedgerRecord> {
  const start = Math.max(cursor.at, cursor.from ?? 0, oldestServed(context));
  for (const record of walkForward(context.ledger, start, newestServed(context, cursor))) {
    const isAfter = record.processedAt > cursor.at || record.id > cursor.id;
    if (isAfter && isServed(context, record, cursor)) yield record;
  }
}

function* descending(context: ListContext, cursor: Cursor): Generator<LedgerRecord> {
  const start = Math.max(cursor.from ?? 0, oldestServed(context));
  for (const record of walkBackward(
    context.ledger,
    start,
    Math.min(newestServed(context, cursor), cursor.at),
  )) {
    const isAfter = record.processedAt < cursor.at || record.id < cursor.id;
    if (isAfter && isServed(context, record, cursor)) yield record;
  }
}

const firstCursor = (
  parameters: URLSearchParams,
  from: number | null,
  to: number | null,
  issued: number,
): Cursor => {
  const order = parameters.get("sortOrder") === "desc" ? "desc" : "asc";
  // Before, or after, everything. The sort order stays in the cursor.
  const at = order === "asc" ? 0 : Number.MAX_SAFE_INTEGER;
  return { list: "stream", order, at, id: "", from, to, issued };
};

const isExpired = (cursor: Cursor, { knobs, now }: ListContext): boolean =>
  cursor.issued < knobs.cursorsValidFrom ||
  (knobs.cursorTtlMs !== null && now - cursor.issued > knobs.cursorTtlMs);

/** Where retention cuts, by event time. */
const oldestServed = ({ ledger, knobs, now }: ListContext): number =>
  ledger.retains ? now - knobs.retentionDays * 86_400_000 : 0;

const newestServed = ({ knobs, now }: ListContext, { to }: Pick<Cursor, "to">): number =>
  Math.min(
    now - knobs.visibilityDelayMs,
    knobs.rangeOn === "processedAt" ? (to ?? Infinity) : Infinity,
  );

const isServed = (
  context: ListContext,
  record: LedgerRecord,
  { from, to }: Pick<Cursor, "from" | "to">,
): boolean => {
  if (context.ledger.retains && record.time < oldestServed(context)) return false;
  const compared = context.knobs.rangeOn === "time" ? record.time : record.processedAt;
  return (from === null || compared >= from) && (to === null || compared <= to);
};

/** The last records up to and including the cursor's, oldest first: what an overlapping page starts with. */
const recordsUpTo = (context: ListContext, cursor: Cursor, count: number): Array<LedgerRecord> => {
  const found: Array<LedgerRecord> = [];
  if (count <= 0) return found;
  for (const record of walkBackward(
    context.ledger,
    Math.max(cursor.from ?? 0, oldestServed(context)),
    cursor.at,
  )) {
    if (record.processedAt === cursor.at && record.id > cursor.id) continue;
    if (isServed(context, record, cursor)) found.unshift(record);
    if (found.length === count) break;
  }
  return found;
};

const nextCursor = (
  mode: OrganizationKnobs["lastPage"],
  more: boolean,
  sent: string,
  next: string,
): string | null => {
  if (more || mode === "cursor") return next;
  if (mode === "null") return null;
  return sent === "" ? next : sent;
};

const nextLink = (url: URL, cursor: string): string => {
  const next = new URL(url);
  next.searchParams.set("cursor", cursor);
  return next.href;
};
