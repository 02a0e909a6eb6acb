import { json, type HttpResponse } from "../http";
import { apiError } from "./api-error";
import { readCursor, writeCursor } from "./cursor";
import { isJsonObject, valueAt, type JsonValue } from "./json-object";
import type { LedgerRecord } from "./ledger";
import { readListQuery } from "./query-parameters";
import type { ListContext } from "./serve-stream";
import { walkByEventTime } from "./walk-ledger";

/** `GET …/events`: newest first by event time, with filters. `processedAt` is the stream's alone. */
export const serveEvents = ({ ledger, knobs, now }: ListContext, url: URL): HttpResponse => {
  const parameters = url.searchParams;
  const query = readListQuery(parameters, {
    defaultLimit: 30,
    maxLimit: knobs.maxPageSize,
    rejectSeconds: knobs.rejectSeconds,
  });
  if (query === undefined) return apiError("ADMIN-400-3");
  const sent = parameters.get("cursor") ?? "";
  const cursor = sent === "" ? undefined : readCursor(sent);
  if (sent !== "" && (cursor === undefined || cursor.list !== "events"))
    return apiError("ADMIN-400-1");

  const matches = createFilter(parameters);
  const oldest = Math.max(
    query.from ?? 0,
    ledger.retains ? now - knobs.retentionDays * 86_400_000 : 0,
    0,
  );
  const page: Array<LedgerRecord> = [];
  let more = false;
  let previous: LedgerRecord | undefined;
  for (const record of walkByEventTime(ledger, oldest, now - knobs.visibilityDelayMs)) {
    if (record.time < oldest) break;
    const isAgain = previous?.id === record.id;
    previous = record;
    const isAfter =
      cursor === undefined ||
      record.time < cursor.at ||
      (record.time === cursor.at && record.id < cursor.id);
    if (
      isAgain ||
      record.malformed ||
      !isAfter ||
      (query.to !== null && record.time > query.to) ||
      !matches(record.body)
    )
      continue;
    if (page.length === query.limit) {
      more = true;
      break;
    }
    page.push(record);
  }

  const last = page.at(-1);
  const next =
    more && last !== undefined
      ? writeCursor({
          list: "events",
          order: "desc",
          at: last.time,
          id: last.id,
          from: query.from,
          to: query.to,
          issued: now,
        })
      : null;
  const following = new URL(url);
  if (next !== null) following.searchParams.set("cursor", next);
  return json(200, {
    data: page.map(({ body }) => withoutProcessedAt(body)),
    meta: { next, page_size: query.limit },
    links: next === null ? {} : { next: following.href },
  });
};

export const withoutProcessedAt = (body: JsonValue): JsonValue => {
  const attributes = valueAt(body, "attributes");
  if (!isJsonObject(body) || !isJsonObject(attributes)) return body;
  return {
    ...body,
    attributes: Object.fromEntries(
      Object.entries(attributes).filter(([key]) => key !== "processedAt"),
    ),
  };
};

const createFilter = (parameters: URLSearchParams): ((body: JsonValue) => boolean) => {
  const term = parameters.get("q")?.toLowerCase();
  const action = parameters.get("action")?.toLowerCase();
  const [actors, ips, products] = ["actor", "ip", "product"].map((name) =>
    listOf(parameters, name),
  );
  const places = readPlaces(parameters.get("location"));
  return (body) => {
    if (term !== undefined && term !== "" && !JSON.stringify(body).toLowerCase().includes(term))
      return false;
    const attributes = valueAt(body, "attributes");
    if (
      action !== undefined &&
      action !== "" &&
      String(valueAt(attributes, "action")).toLowerCase() !== action
    )
      return false;
    const product = valueAt(attributes, "container", 0, "attributes", "product");
    return (
      among(actors, valueAt(attributes, "actor", "id"), valueAt(attributes, "actor", "email")) &&
      among(ips, valueAt(attributes, "location", "ip")) &&
      among(products, product, product === "software" ? "jira" : undefined) &&
      places(valueAt(attributes, "location"))
    );
  };
};

/** Nobody says how arrays are written: repeated, with brackets or with commas are all taken. */
const listOf = (parameters: URLSearchParams, name: string): ReadonlyArray<string> =>
  [...parameters.getAll(name), ...parameters.getAll(`${name}[]`)]
    .flatMap((text) => text.split(","))
    .filter((text) => text !== "");

const readPlaces = (text: string | null): ((location: JsonValue | undefined) => boolean) => {
  if (text === null || text === "") return () => true;
  let places: unknown;
  try {
    places = JSON.parse(text);
  } catch {
    return () => false;
  }
  const wanted = Array.isArray(places) ? places.filter(isJsonObject) : [];
  return (location) =>
    wanted.some(
      (place) =>
        agrees(place["city"], valueAt(location, "city")) &&
        agrees(place["countryName"], valueAt(location, "countryName")),
    );
};

const among = (
  list: ReadonlyArray<string> | undefined,
  ...values: ReadonlyArray<JsonValue | undefined>
): boolean =>
  list === undefined ||
  list.length === 0 ||
  values.some((value) => typeof value === "string" && list.includes(value));

const agrees = (asked: JsonValue | undefined, found: JsonValue | undefined): boolean =>
  asked === undefined || asked === "" || asked === found;
