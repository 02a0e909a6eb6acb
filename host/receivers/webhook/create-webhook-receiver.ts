import { Webhook } from "standardwebhooks";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";

export interface WebhookReceiverOptions extends ReceiverOptions {
  readonly origin: string;
  readonly path: string;
  /** `whsec_…`, any of which may have signed. Empty: signatures are not looked at. */
  readonly secrets: ReadonlyArray<string>;
  /** The value that the `Authorization` header must have, where one is wanted. */
  readonly authorization?: string;
  readonly alertOf: (body: unknown) => string | undefined;
  /** The keys of the events in it, where it is a part of a stream of all events. */
  readonly streamedOf?: (body: unknown) => ReadonlyArray<string> | undefined;
}

const TOLERANCE_SECONDS = 5 * 60;

/** A server that takes signed webhooks by Standard Webhooks 1, once each. */
export function createWebhookReceiver(options: WebhookReceiverOptions): Receiver {
  return createReceiver(options, {
    name: "webhook",
    title: "Webhook (SIEM)",
    origin: options.origin,
    knowsRepeats: true,
    busy: json(503, { error: "busy" }),
    judge: (request, now) => {
      if (new URL(request.url).pathname !== options.path)
        return none(json(404, { error: "unknown path" }));
      if (request.method !== "POST") return none(json(405, { error: "POST only" }));
      const problem = checkSender(request, options, now);
      if (problem !== undefined) return none(problem);
      const body = parsed(request.body);
      if (!isEnvelope(body))
        return none(json(400, { error: "type, timestamp and data are wanted" }));
      const alert = options.alertOf(body);
      const streamed = options.streamedOf?.(body);
      return {
        response: json(200, { received: true }),
        taken: [
          {
            key: request.headers["webhook-id"] ?? request.body,
            ...(alert === undefined ? {} : { alert }),
            ...(streamed === undefined ? {} : { streamed }),
            title: body.type,
            body: JSON.stringify(body, null, 2),
            mentions: 0,
          },
        ],
      };
    },
  });
}

function checkSender(
  request: HttpRequest,
  options: WebhookReceiverOptions,
  now: number,
): HttpResponse | undefined {
  const { headers } = request;
  if (options.authorization !== undefined && headers["authorization"] !== options.authorization) {
    return json(401, { error: "unauthorized" });
  }
  if (headers["content-type"]?.startsWith("application/json") !== true) {
    return json(415, { error: "application/json is wanted" });
  }
  if (options.secrets.length === 0) return undefined;
  const id = headers["webhook-id"] ?? "";
  const at = headers["webhook-timestamp"] ?? "";
  const given = headers["webhook-signature"] ?? "";
  if (id === "" || id.includes(".") || given === "") {
    return json(400, { error: "missing required headers" });
  }
  if (!/^\d{1,12}$/.test(at) || Math.abs(now / 1_000 - Number(at)) > TOLERANCE_SECONDS) {
    return json(400, { error: "timestamp out of tolerance" });
  }
  // The library's verify() reads the machine's clock, which is not the host's; the signature itself is its own.
  const wanted = new Set(
    options.secrets.map((secret) =>
      new Webhook(secret).sign(id, new Date(Number(at) * 1_000), request.body),
    ),
  );
  return given.split(" ").some((signature) => wanted.has(signature))
    ? undefined
    : json(401, { error: "no matching signature" });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Standard Webhooks asks of a payload. */
const isEnvelope = (body: unknown): body is { readonly type: string } =>
  typeof body === "object" &&
  body !== null &&
  "type" in body &&
  typeof body.type === "string" &&
  /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/.test(body.type) &&
  "timestamp" in body &&
  typeof body.timestamp === "string" &&
  !Number.isNaN(Date.parse(body.timestamp)) &&
  "data" in body;

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });
