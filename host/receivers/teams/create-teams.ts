import { createHash } from "node:crypto";
import { json, type HttpRequest, type HttpResponse } from "../../http";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { createTokenBucket } from "../token-bucket";
import { TeamsMessage } from "./message";
import { readMessage } from "./read-message";

/** 28 KB are documented; cards from 21 KB on were refused. */
const MOST_BYTES = 21 * 1_024;
/** More than four requests a second are throttled. */
const PER_SECOND = 4;

/** A channel of Microsoft Teams behind the address of a workflow. */
export function createTeams(
  options: ReceiverOptions & {
    /** Of the workflow, with its signature. */
    readonly address: string;
    readonly alertOf: (text: string) => string | undefined;
  },
): Receiver {
  const limited = createTokenBucket(PER_SECOND, PER_SECOND);
  const workflow = new URL(options.address);
  return createReceiver(options, {
    name: "microsoft-teams",
    title: "Microsoft Teams",
    origin: workflow.origin,
    knowsRepeats: false,
    busy: error(503, "ServiceUnavailable", "The service is unavailable."),
    judge: (request, now) => {
      const refused = refusal(request, workflow);
      if (refused !== undefined) return none(refused);
      if (limited(now)) {
        const answer = error(429, "TooManyRequests", "Rate limit is exceeded.");
        return none({ ...answer, headers: { ...answer.headers, "retry-after": "1" } });
      }
      const message = TeamsMessage.safeParse(parsed(request.body));
      if (!message.success) {
        const [issue] = message.error.issues;
        const why = `Required property or schema mismatch at ${issue?.path.join(".") ?? ""}`;
        return none(error(400, "TriggerInputSchemaMismatch", why));
      }
      const { text, mentions } = readMessage(message.data);
      const alert = options.alertOf(text);
      const [title = ""] = text.split("\n");
      return {
        response: { status: 202, headers: {}, body: "" },
        taken: [
          {
            // Teams has no key for a message: what says the same is taken to be the same.
            key: createHash("sha256").update(request.body).digest("hex").slice(0, 32),
            ...(alert === undefined ? {} : { alert }),
            title,
            body: text,
            mentions,
          },
        ],
      };
    },
  });
}

function refusal(request: HttpRequest, workflow: URL): HttpResponse | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== workflow.pathname) {
    return error(404, "WorkflowNotFound", "The workflow could not be found.");
  }
  if (searchParams.get("sig") !== workflow.searchParams.get("sig")) {
    return error(
      401,
      "DirectApiAuthorizationRequired",
      "The request must be authenticated by Shared Access scheme.",
    );
  }
  if (request.method !== "POST") return error(405, "MethodNotAllowed", "POST only.");
  if (request.headers["content-type"]?.startsWith("application/json") !== true) {
    return error(400, "TriggerInputSchemaMismatch", "The body is not JSON.");
  }
  return Buffer.byteLength(request.body) > MOST_BYTES
    ? error(413, "RequestEntityTooLarge", "The message is too large.")
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

const error = (status: number, code: string, message: string): HttpResponse =>
  json(status, { error: { code, message } });
