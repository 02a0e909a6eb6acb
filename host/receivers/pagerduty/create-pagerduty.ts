import { createHash } from "node:crypto";
import { z } from "zod";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { createTokenBucket } from "../token-bucket";

const MOST_BYTES = 512 * 1_024;
/** 120 events a minute and integration key. */
const PER_MINUTE = 120;

/** A service of PagerDuty behind its Events API v2, by one integration key. */
export function createPagerDuty(
  options: ReceiverOptions & { readonly routingKey: string },
): Receiver {
  const limited = createTokenBucket(PER_MINUTE / 60, PER_MINUTE);
  return createReceiver(options, {
    name: "pagerduty",
    title: "PagerDuty",
    origin: "https://events.pagerduty.com",
    knowsRepeats: true,
    busy: json(503, { status: "error", message: "Service Unavailable" }),
    judge: (request, now) => {
      const refused = refusal(request);
      if (refused !== undefined) return none(refused);
      const event = Event.safeParse(parsed(request.body));
      if (!event.success) {
        return none(
          invalid(event.error.issues.map(({ path, message }) => `'${path.join(".")}' ${message}`)),
        );
      }
      if (event.data.routing_key !== options.routingKey)
        return none(invalid(["Invalid routing key"]));
      if (limited(now)) {
        const message = "Requests for this service are arriving too quickly. Please retry later.";
        return none(json(429, { status: "throttle exceeded", message }));
      }
      const { incident, ...message } = taken(event.data);
      return {
        response: json(202, {
          status: "success",
          message: "Event processed",
          dedup_key: incident,
        }),
        taken: [{ ...message, alert: incident, mentions: 0 }],
      };
    },
  });
}

/** Only what triggers has to have a payload; everything else has to name its incident. */
const Change = z.strictObject({
  routing_key: z.string().length(32),
  event_action: z.enum(["acknowledge", "resolve"]),
  dedup_key: z.string().min(1).max(255),
});

const Trigger = z.strictObject({
  routing_key: z.string().length(32),
  event_action: z.literal("trigger"),
  dedup_key: z.string().max(255).optional(),
  client: z.string().optional(),
  client_url: z.url().optional(),
  links: z.array(z.strictObject({ href: z.url(), text: z.string().optional() })).optional(),
  images: z.array(z.strictObject({ src: z.url({ protocol: /^https$/ }) })).optional(),
  payload: z.strictObject({
    summary: z.string().min(1).max(1_024),
    source: z.string().min(1),
    severity: z.enum(["critical", "error", "warning", "info"]),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    component: z.string().optional(),
    group: z.string().optional(),
    class: z.string().optional(),
    custom_details: z.record(z.string(), z.unknown()).optional(),
  }),
});

const Event = z.discriminatedUnion("event_action", [Trigger, Change]);

/** What an event does to which incident, and how it is told from others. */
function taken(event: z.infer<typeof Event>) {
  if (event.event_action !== "trigger") {
    const { event_action: action, dedup_key: incident } = event;
    const title = action === "resolve" ? "Resolved" : "Acknowledged";
    return { incident, key: `${incident}/${action}`, title, body: JSON.stringify({ action }) };
  }
  const { event_action: action, payload } = event;
  const body = JSON.stringify({ action, ...payload }, null, 2);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
  const incident = event.dedup_key ?? hash;
  const title = `[${payload.severity}] ${payload.summary}`;
  return { incident, key: `${incident}/${hash}`, title, body };
}

function refusal(request: HttpRequest): HttpResponse | undefined {
  if (new URL(request.url).pathname !== "/v2/enqueue") return json(404, { message: "Not Found" });
  if (request.method !== "POST") return json(405, { message: "Method Not Allowed" });
  return Buffer.byteLength(request.body) > MOST_BYTES
    ? invalid(["Event exceeds the maximum size of 512 KB"])
    : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });

const invalid = (errors: ReadonlyArray<string>): HttpResponse =>
  json(400, { status: "invalid event", message: "Event object is invalid", errors });
