import { createHash } from "node:crypto";
import { z } from "zod";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import type { Message } from "../create-inbox";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";

const MOST_BYTES = 5 * 1_024 * 1_024;
const MOST_LOGS = 1_000;
/** What is older is dropped, and the answer does not say so. */
const MOST_OF_AN_AGE = 18 * 3_600_000;

/** The intake of logs of one site of Datadog, with one API key. */
export function createDatadog(
  options: ReceiverOptions & {
    readonly site: string;
    readonly apiKey: string;
    readonly alertOf: (log: unknown) => string | undefined;
  },
): Receiver {
  return createReceiver(options, {
    name: "datadog",
    title: "Datadog",
    origin: `https://http-intake.logs.${options.site}`,
    knowsRepeats: true,
    busy: failure(503, "Service Unavailable"),
    judge: (request, now) => {
      const refused = refusal(request, options.apiKey);
      if (refused !== undefined) return none(refused);
      const logs = Logs.safeParse(parsed(request.body));
      if (!logs.success) return none(failure(400, "Bad Request"));
      if (logs.data.length > MOST_LOGS) return none(failure(413, "Payload too large"));
      const taken = logs.data
        .filter(({ timestamp }) => now - (timestamp ?? now) <= MOST_OF_AN_AGE)
        .map((log) => messageOf(log, options.alertOf));
      return { response: json(202, {}), taken };
    },
  });
}

const Logs = z.array(
  z.looseObject({
    message: z.string().min(1),
    ddsource: z.string().optional(),
    ddtags: z
      .string()
      .regex(/^[A-Za-z][^,\s]*(,[A-Za-z][^,\s]*)*$/)
      .optional(),
    hostname: z.string().optional(),
    service: z.string().max(100).optional(),
    status: z.string().optional(),
    timestamp: z.number().optional(),
  }),
);

function refusal(request: HttpRequest, apiKey: string): HttpResponse | undefined {
  const given = request.headers["dd-api-key"];
  if (new URL(request.url).pathname !== "/api/v2/logs") return failure(404, "Not Found");
  if (request.method !== "POST") return failure(405, "Method Not Allowed");
  if (given === undefined || given === "") return failure(401, "Missing API key");
  if (given !== apiKey) return failure(403, "Invalid API key");
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    return failure(415, "Unsupported Media Type");
  }
  return Buffer.byteLength(request.body) > MOST_BYTES
    ? failure(413, "Payload too large")
    : undefined;
}

function messageOf(
  log: z.infer<typeof Logs>[number],
  alertOf: (log: unknown) => string | undefined,
): Message {
  const alert = alertOf(log);
  // The time of arrival of what is late changes; the rest of a log that comes again does not.
  const { timestamp: _at, ddtags = "", ...same } = log;
  return {
    key: createHash("sha256").update(JSON.stringify(same)).digest("hex").slice(0, 32),
    ...(alert === undefined ? {} : { alert }),
    title: `${ddtags} ${log.message}`,
    body: JSON.stringify(log, null, 2),
    mentions: 0,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });

const failure = (status: number, detail: string): HttpResponse =>
  json(status, { errors: [{ status: `${status}`, title: detail, detail }] });
