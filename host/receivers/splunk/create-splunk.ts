import { createHash } from "node:crypto";
import { z } from "zod";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import type { Message } from "../create-inbox";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { createAcknowledger } from "./create-acknowledger";
import { readObjects } from "./read-objects";
import { splunkAnswer } from "./splunk-answer";

export interface SplunkOptions extends ReceiverOptions {
  readonly origin: string;
  readonly token: string;
  /** Whether the token waits for the indexer: then a channel is needed, and answers have an `ackId`. */
  readonly acknowledges: boolean;
  /** Those that the token may write to; the first is its default. */
  readonly indexes: ReadonlyArray<string>;
  readonly alertOf: (event: unknown) => string | undefined;
  /** The key of an event that came as a part of a stream of all events. */
  readonly streamedOf?: (event: unknown) => string | undefined;
}

const EVENT_PATHS = new Set([
  "/services/collector",
  "/services/collector/event",
  "/services/collector/event/1.0",
]);

/** Splunk's HTTP event collector with one token. */
export function createSplunk(options: SplunkOptions): Receiver {
  const acknowledger = createAcknowledger();
  return createReceiver(options, {
    name: "splunk",
    title: "Splunk",
    origin: options.origin,
    knowsRepeats: true,
    busy: splunkAnswer(9),
    judge: (request, now, knobs) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/services/collector/health") return none(splunkAnswer(17));
      if (pathname !== "/services/collector/ack" && !EVENT_PATHS.has(pathname)) {
        return none(
          json(404, { text: "The requested URL was not found on this server.", code: 404 }),
        );
      }
      const refused = checkToken(request, options.token);
      if (refused !== undefined) return none(refused);
      const channel = channelOf(request);
      if (pathname === "/services/collector/ack") {
        if (!options.acknowledges) return none(splunkAnswer(14));
        if (channel === undefined) return none(splunkAnswer(10));
        const asked = Asked.safeParse(readObjects(request.body).values[0]);
        if (!asked.success) return none(splunkAnswer(6));
        return none(json(200, { acks: acknowledger.ask(channel, asked.data.acks, now) }));
      }
      if (options.acknowledges && channel === undefined) return none(splunkAnswer(10));
      if (channel !== undefined && !GUID.test(channel)) return none(splunkAnswer(11));
      const { taken, problem } = readBatch(request.body, options);
      if (problem !== undefined) return { response: problem, taken };
      if (!options.acknowledges || channel === undefined) {
        return { response: splunkAnswer(0), taken };
      }
      const ackId = acknowledger.take(channel, now + knobs.indexingMs);
      return { response: splunkAnswer(0, { ackId }), taken };
    },
  });
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const Asked = z.object({ acks: z.array(z.number().int().min(0)) });

function checkToken(request: HttpRequest, token: string): HttpResponse | undefined {
  const { authorization } = request.headers;
  if (request.method !== "POST") return json(405, { text: "Method not allowed", code: 405 });
  if (authorization === undefined || authorization === "") return splunkAnswer(2);
  const given = /^Splunk (\S+)$/.exec(authorization)?.[1];
  if (given === undefined) return splunkAnswer(3);
  return given === token ? undefined : splunkAnswer(4);
}

const channelOf = (request: HttpRequest): string | undefined =>
  request.headers["x-splunk-request-channel"] ??
  new URL(request.url).searchParams.get("channel") ??
  undefined;

const HecEvent = z.strictObject({
  time: z.union([z.number(), z.string().regex(/^\d+(\.\d{1,9})?$/)]).optional(),
  host: z.string().optional(),
  source: z.string().optional(),
  sourcetype: z.string().optional(),
  index: z.string().optional(),
  event: z.unknown(),
  // Indexed fields are flat.
  fields: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
});

/** What stands before a bad event is taken: Splunk indexes as it reads. */
function readBatch(
  body: string,
  options: SplunkOptions,
): { readonly taken: ReadonlyArray<Message>; readonly problem?: HttpResponse } {
  if (body.trim() === "") return { taken: [], problem: splunkAnswer(5) };
  const { values, rest } = readObjects(body);
  const taken: Array<Message> = [];
  for (const [number, value] of values.entries()) {
    const problem = problemOf(value, options.indexes);
    if (problem !== undefined) {
      return { taken, problem: splunkAnswer(problem, { "invalid-event-number": number }) };
    }
    taken.push(messageOf(value, options));
  }
  if (rest || values.length === 0) {
    return { taken, problem: splunkAnswer(6, { "invalid-event-number": values.length }) };
  }
  return { taken };
}

function problemOf(value: unknown, indexes: ReadonlyArray<string>): 6 | 7 | 12 | 13 | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return 6;
  if (!("event" in value) || value.event === null) return 12;
  if (value.event === "") return 13;
  const parsed = HecEvent.safeParse(value);
  if (!parsed.success) return 6;
  const { index } = parsed.data;
  return index === undefined || indexes.includes(index) ? undefined : 7;
}

function messageOf(value: unknown, { alertOf, streamedOf, indexes }: SplunkOptions): Message {
  const { event, index, sourcetype } = HecEvent.parse(value);
  const alert = alertOf(event);
  const streamed = streamedOf?.(event);
  return {
    // An event that comes again is the same text under the same delivery key.
    key: createHash("sha256").update(JSON.stringify(event)).digest("hex").slice(0, 32),
    ...(alert === undefined ? {} : { alert }),
    ...(streamed === undefined ? {} : { streamed: [streamed] }),
    title: `index=${index ?? indexes[0]} sourcetype=${sourcetype ?? "httpevent"}`,
    body: JSON.stringify(event, null, 2),
    mentions: 0,
  };
}

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });
