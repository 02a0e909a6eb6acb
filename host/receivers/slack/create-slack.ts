import { createHash } from "node:crypto";
import type { HttpRequest, HttpResponse } from "../../http";
import { createReceiver, type ReceiverOptions, type Verdict } from "../create-receiver";
import type { Receiver } from "../receiver";
import { createTokenBucket } from "../token-bucket";
import { SlackMessage } from "./message";
import { readMessage } from "./read-message";

/** Undocumented; longer messages were refused: https://github.com/slackapi/bolt-js/issues/2509 */
const MOST_CHARACTERS = 13_200;
/** One message a second and webhook; "short bursts" beyond it are allowed, here of five. */
const BURST = 5;

/** A channel of Slack behind `https://hooks.slack.com`, for posts to one incoming webhook. */
export function createSlack(
  options: ReceiverOptions & {
    /** Of the webhook: `/services/T…/B…/…`. */
    readonly path: string;
    readonly alertOf: (text: string) => string | undefined;
  },
): Receiver {
  const limited = createTokenBucket(1, BURST);
  return createReceiver(options, {
    name: "slack",
    title: "Slack",
    origin: "https://hooks.slack.com",
    knowsRepeats: false,
    busy: say(503, "service_unavailable"),
    judge: (request, now) => {
      const refused = refusal(request, options.path);
      if (refused !== undefined) return none(refused);
      if (limited(now))
        return none({ ...say(429, "rate_limited"), headers: { "retry-after": "1" } });
      const message = checked(request.body);
      if (!message.ok) return none(message.answer);
      const { text, mentions } = readMessage(message.value);
      const alert = options.alertOf(text);
      const [title = ""] = text.split("\n");
      return {
        response: say(200, "ok"),
        taken: [
          {
            // Slack has no key for a message: what says the same is taken to be the same.
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

function refusal(request: HttpRequest, path: string): HttpResponse | undefined {
  const { pathname } = new URL(request.url);
  if (request.method !== "POST") return say(405, "method_not_allowed");
  if (!pathname.startsWith("/services/")) return say(404, "no_service");
  // A known team and webhook with another secret at the end.
  if (pathname !== path) {
    const isKnown =
      pathname.split("/").slice(0, 4).join("/") === path.split("/").slice(0, 4).join("/");
    return isKnown ? say(403, "invalid_token") : say(404, "no_service");
  }
  return undefined;
}

function checked(
  body: string,
):
  | { readonly ok: true; readonly value: SlackMessage }
  | { readonly ok: false; readonly answer: HttpResponse } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { ok: false, answer: say(400, "invalid_payload") };
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    return { ok: false, answer: say(400, "invalid_payload") };
  }
  const blocks = "blocks" in parsed && Array.isArray(parsed.blocks) ? parsed.blocks : [];
  const text = "text" in parsed && typeof parsed.text === "string" ? parsed.text : "";
  if (blocks.length === 0 && text.trim() === "") return { ok: false, answer: say(400, "no_text") };
  if (JSON.stringify(blocks).length > MOST_CHARACTERS) {
    return { ok: false, answer: say(400, "msg_blocks_too_long") };
  }
  const message = SlackMessage.safeParse(parsed);
  if (message.success) return { ok: true, value: message.data };
  const isOfBlocks = message.error.issues.some(({ path }) => path[0] === "blocks");
  return { ok: false, answer: say(400, isOfBlocks ? "invalid_blocks" : "invalid_payload") };
}

const none = (response: HttpResponse): Verdict => ({ response, taken: [] });

/** Incoming webhooks speak plain text. */
const say = (status: number, text: string): HttpResponse => ({
  status,
  headers: { "content-type": "text/html" },
  body: text,
});
