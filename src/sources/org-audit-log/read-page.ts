import { z } from "zod";
import { cutText } from "#lib/cut-text";
import { err, ok, type Result } from "#lib/result";
import { retryAfter } from "#lib/retry-after";
import type { HttpAnswer } from "#ports";
import type { PageFailure } from "./page-failure";

export interface StreamPage {
  /** As they came, each to be judged on its own: one bad event must not cost its page. */
  readonly events: ReadonlyArray<unknown>;
  /** Where the next page begins; null where the answer names none. */
  readonly next: string | null;
}

/** Reads an answer of `events-stream`: its page, or why there is none. Never throws, whatever the body holds. */
export function readPage(answer: HttpAnswer, now: number): Result<StreamPage, PageFailure> {
  if (!answer.answered) {
    const reason =
      answer.reason === "timeout"
        ? "slow"
        : answer.reason === "network"
          ? "unavailable"
          : "egress-denied";
    return err({ reason, status: 0, retryAfterMs: null, detail: cutText(answer.detail, 300) });
  }
  if (answer.status !== 200) return err(refusal(answer, now));
  const body = parseJson(answer.body);
  const page = Page.safeParse(body);
  if (!page.success) {
    const detail = `The answer is no page of events: ${cutText(answer.body, 200)}`;
    return err({ reason: "unreadable", status: 200, retryAfterMs: null, detail });
  }
  return ok({
    events: page.data.data,
    next: page.data.meta?.next || cursorOf(page.data.links?.next) || null,
  });
}

/** `links` is `{}` and `meta.next` null on some last pages; other keys come and go. */
const Page = z.looseObject({
  data: z.array(z.unknown()),
  meta: z
    .looseObject({ next: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
  links: z
    .looseObject({ next: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Only the cursor is taken from a link, never the address: it could point anywhere. */
function cursorOf(link: string | null | undefined): string | null {
  if (!link) return null;
  try {
    return new URL(link, "https://api.atlassian.com").searchParams.get("cursor");
  } catch {
    return null;
  }
}

type Answered = Extract<HttpAnswer, { answered: true }>;

function refusal(answer: Answered, now: number): PageFailure {
  const said = readErrors(answer.body);
  return {
    reason: refusalReason(answer.status, said),
    status: answer.status,
    retryAfterMs: retryAfter(answer.headers, now),
    detail: cutText(said.text || `Status ${answer.status}`, 300),
  };
}

function refusalReason(
  status: number,
  said: { code: string; text: string },
): PageFailure["reason"] {
  if (status === 429) return "rate-limited";
  if (status === 401) return "key-rejected";
  if (status === 403) {
    if (/scope/i.test(said.text)) return "missing-scope";
    if (/guard|subscription|entitle|not available (for|on) your plan/i.test(said.text))
      return "no-guard";
    return "not-admin";
  }
  if (status === 404) return "organization-not-found";
  if (status === 400) {
    return said.code === "ADMIN-400-1" || /cursor/i.test(said.text)
      ? "cursor-expired"
      : "request-refused";
  }
  if (status === 410) return "cursor-expired";
  if (status === 408 || status === 425 || status >= 500) return "unavailable";
  return "request-refused";
}

/** Two shapes have been seen, `{errors: [{code, title, detail}]}` and `{status, error, message}`; HTML and nothing too. */
const Errors = z.looseObject({
  errors: z
    .array(
      z.looseObject({
        code: z.string().catch(""),
        title: z.string().catch(""),
        detail: z.string().catch(""),
      }),
    )
    .catch([]),
  error: z.string().catch(""),
  message: z.string().catch(""),
});

function readErrors(body: string): { code: string; text: string } {
  const parsed = Errors.safeParse(parseJson(body));
  if (!parsed.success) return { code: "", text: "" };
  const first = parsed.data.errors[0];
  const texts = first ? [first.title, first.detail] : [parsed.data.error, parsed.data.message];
  return { code: first?.code ?? "", text: texts.filter((text) => text !== "").join(": ") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
