import { createHash } from "node:crypto";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import type { Message } from "../create-inbox";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { giveToken, isToken, LOGIN_ORIGIN, type Application } from "./give-token";
import { Rows } from "./rows";

const MOST_BYTES = 1_024 * 1_024;

/** A data collection rule of Azure Monitor with one stream, and the login that gives tokens for it. */
export function createSentinel(
  options: ReceiverOptions & {
    readonly origin: string;
    readonly ruleId: string;
    readonly stream: string;
    readonly application: Application;
  },
): Receiver {
  return createReceiver(options, {
    name: "microsoft-sentinel",
    title: "Microsoft Sentinel",
    origin: options.origin,
    alsoAt: [LOGIN_ORIGIN],
    knowsRepeats: true,
    busy: failure(503, "ServiceUnavailable", "The service is temporarily unavailable."),
    judge: (request, now) => {
      const { origin, pathname, searchParams } = new URL(request.url);
      if (origin === LOGIN_ORIGIN) return none(giveToken(request, options.application, now));
      const [, kind, rule, streams, stream] = pathname.split("/");
      if (kind !== "dataCollectionRules" || streams !== "streams" || request.method !== "POST") {
        return none(failure(404, "NotFound", "The resource was not found."));
      }
      if (searchParams.get("api-version") !== "2023-01-01") {
        return none(failure(400, "InvalidApiVersion", "The api-version is not supported."));
      }
      const refused = refusal(request, now);
      if (refused !== undefined) return none(refused);
      if (rule !== options.ruleId) {
        const message = `Data collection rule with immutable Id '${rule}' not found.`;
        return none(failure(404, "NotFound", message));
      }
      if (stream !== options.stream) {
        return none(failure(400, "InvalidStream", `Stream '${stream}' is not in the rule.`));
      }
      const rows = Rows.safeParse(parsed(request.body));
      if (!rows.success) {
        const [issue] = rows.error.issues;
        return none(failure(400, "InvalidPayload", `${issue?.path.join(".")}: ${issue?.message}`));
      }
      return { response: { status: 204, body: "" }, taken: rows.data.map(messageOf) };
    },
  });
}

function refusal(request: HttpRequest, now: number): HttpResponse | undefined {
  const token = /^Bearer (\S+)$/.exec(request.headers["authorization"] ?? "")?.[1];
  if (token === undefined || !isToken(token, now)) {
    return failure(401, "InvalidToken", "The access token is missing or has expired.");
  }
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    return failure(415, "UnsupportedMediaType", "Content-Type has to be application/json.");
  }
  return Buffer.byteLength(request.body) > MOST_BYTES
    ? failure(413, "ContentLengthLimitExceeded", "Maximum allowed content length: 1048576 bytes")
    : undefined;
}

function messageOf(row: Rows[number]): Message {
  const body = JSON.stringify(row, null, 2);
  return {
    key: createHash("sha256").update(body).digest("hex").slice(0, 32),
    ...(row.AlertKey === "" ? {} : { alert: row.AlertKey }),
    title: `${row.RecordType}: ${row.Title}`,
    body,
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

const failure = (status: number, code: string, message: string): HttpResponse =>
  json(status, { error: { code, message } });
