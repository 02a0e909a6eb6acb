import { z } from "zod";
import type { AuditEvent, SourceName } from "#contract";
import { canonicalJson } from "#lib/canonical-json";
import { cutText } from "#lib/cut-text";
import { err, ok, type Result } from "#lib/result";
import { timestamp } from "#lib/timestamp";
import type { Platform } from "#ports";
import { fieldReader } from "#sigma/taxonomy";
import type { NormalisedEvent, RejectedEvent } from "./shapes/normalised-event";

/** More than this fits into no segment. */
const MAX_RAW = 200_000;

/** The events of a page that could be read, those that could not, and how far the log has been processed. */
export interface NormalisedPage {
  readonly source: SourceName;
  readonly events: ReadonlyArray<NormalisedEvent>;
  readonly rejected: ReadonlyArray<RejectedEvent>;
  /** Epoch milliseconds; null where no event could be read. */
  readonly newestProcessedAt: number | null;
}

/** Reads each event of a page on its own: a bad one is set aside with its reason and stops nothing. */
export function normalise(
  deps: Pick<Platform, "bytes" | "clock">,
  page: {
    readonly orgId: string;
    readonly source: SourceName;
    readonly raws: ReadonlyArray<unknown>;
    /** What may be kept of an event; absent: all of it. */
    readonly keep?: (raw: unknown) => unknown;
  },
): NormalisedPage {
  const { orgId, source, keep = (raw) => raw } = page;
  const arrivedAt = deps.clock.now();
  const results = page.raws.map((raw) =>
    normaliseEvent(deps, { orgId, source, raw, kept: keep(raw), arrivedAt }),
  );
  const events = results.flatMap((result) => (result.ok ? [result.value] : []));
  const rejected = results.flatMap((result) => (result.ok ? [] : [result.failure]));
  // Neither the first nor the last event of a page has to be the newest.
  const newest = events.reduce((most, { event }) => Math.max(most, event.processedAt), 0);
  return { source, events, rejected, newestProcessedAt: events.length === 0 ? null : newest };
}

/**
 * Only id, time and action have to be there; everything else has been seen missing, null, empty or in another shape,
 * and unknown keys are kept.
 */
function normaliseEvent(
  deps: Pick<Platform, "bytes">,
  input: {
    readonly orgId: string;
    readonly source: SourceName;
    readonly raw: unknown;
    readonly kept: unknown;
    readonly arrivedAt: number;
  },
): Result<NormalisedEvent, RejectedEvent> {
  const sent = JSON.stringify(input.raw) ?? "null";
  const raw = input.kept === input.raw ? sent : (JSON.stringify(input.kept) ?? "null");
  // What an item is, is told by what was sent: it is the same item whatever may be kept of it.
  const reject = (reason: string): Result<never, RejectedEvent> =>
    err({
      key: deps.bytes.sha256(`${input.source}\n${sent}`).slice(0, 32),
      reason,
      raw: raw.slice(0, 20_000),
    });

  const parsed = Body.safeParse(input.raw);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    return reject(`${first?.path.join(".") || "event"}: ${first?.message ?? "unreadable"}`);
  }
  if (raw.length > MAX_RAW) return reject(`larger than ${MAX_RAW} characters (${raw.length})`);
  const { id, attributes } = parsed.data;
  const occurredAt = timestamp(attributes.time);
  if (occurredAt === null) return reject(`attributes.time: no time that can be read`);
  const canonical = canonicalJson({
    id,
    attributes: whateverTheSource(attributes),
    message: parsed.data["message"] ?? null,
  });
  if (canonical === null) return reject("nested too deeply");

  const body: Readonly<Record<string, unknown>> =
    input.kept === input.raw ? parsed.data : (Body.safeParse(input.kept).data ?? {});
  return ok({
    event: {
      key: deps.bytes.sha256(`${input.orgId}\n${id}`).slice(0, 32),
      id,
      source: input.source,
      occurredAt,
      processedAt: timestamp(attributes.processedAt ?? "") ?? input.arrivedAt,
      ...describe(body),
    },
    body,
    raw,
    bodyHash: deps.bytes.sha256(canonical).slice(0, 16),
  });
}

/** The webhook names the token of a request otherwise than the API does, and the API alone says when it was processed. */
function whateverTheSource(attributes: z.infer<typeof Body>["attributes"]): unknown {
  const { processedAt: _, ...said } = attributes;
  const named = Named.safeParse(said["actor"]);
  if (!named.success) return said;
  const { auth, ...actor } = named.data;
  const { tokenName, ...rest } = auth;
  return { ...said, actor: { ...actor, auth: { ...rest, tokenLabel: tokenName } } };
}

const Named = z
  .looseObject({ auth: z.looseObject({ tokenName: z.unknown() }) })
  .refine(({ auth }) => "tokenName" in auth && !("tokenLabel" in auth));

const Body = z.looseObject({
  id: z.string("has to be a text").min(1, "is empty").max(200, "is longer than 200 characters"),
  attributes: z.looseObject({
    time: z.string("has to be a text"),
    action: z.string("has to be a text").min(1, "is empty"),
    processedAt: z.string().nullish().catch(null),
  }),
});

type Body = Readonly<Record<string, unknown>>;

/** Everything that may be missing: an empty text then, or null for the address. */
function describe(
  body: Body,
): Omit<AuditEvent, "key" | "id" | "source" | "occurredAt" | "processedAt"> {
  const action = text(body, "action", 200).toLowerCase();
  const target = targetOf(body);
  const sentence = text(body, "message", 500);
  return {
    action,
    product: text(body, "product", 100),
    actor: {
      id: text(body, "actor.id", 200),
      name: text(body, "actor.name", 200),
      email: text(body, "actor.email", 250),
      kind: oneOf(["user", "app", "system"], text(body, "actor.type", 20)) ?? "unknown",
    },
    outcome: oneOf(["success", "failure"], text(body, "outcome", 20)) ?? "unknown",
    ip: text(body, "ip", 60) || null,
    country: text(body, "country", 100),
    city: text(body, "city", 100),
    target,
    message: sentence || cutText(`${words(action)} ${target.name}`.trim(), 500),
  };
}

/** The first context says what was acted upon; user activity has its object in the first container instead. */
function targetOf(body: Body): AuditEvent["target"] {
  const place = ["target", "container"].find(
    (name) => read(body, `${name}.type`) !== "" || read(body, `${name}.id`) !== "",
  );
  if (place === undefined) return { type: "", id: "", name: "" };
  const names = ["name", "groupName", "siteName", "siteHostName", "issueKeyOrId", "title", "email"];
  const name = names
    .map((attribute) => text(body, `${place}.${attribute}`, 200))
    .find((found) => found !== "");
  return {
    type: text(body, `${place}.type`, 100),
    id: text(body, `${place}.id`, 200),
    name: name ?? text(body, `${place}.id`, 200),
  };
}

function words(action: string): string {
  const spaced = action.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const text = (body: Body, field: string, limit: number): string =>
  cutText(read(body, field), limit).trim();

/** The first value of a field that is a text with something in it. */
function read(body: Body, field: string): string {
  const found = fieldReader(field)
    .values(body)
    .find((value) => typeof value === "string" && value.trim() !== "");
  return typeof found === "string" ? found : "";
}

const oneOf = <const Value extends string>(
  values: ReadonlyArray<Value>,
  found: string,
): Value | undefined => values.find((value) => value === found);
