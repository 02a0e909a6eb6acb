import { privacy } from "@forge/api";
import { z } from "zod";
import { parseJson } from "#lib/parse-json";
import { retryAfter } from "#lib/retry-after";
import type { Clock, HttpAnswer, Privacy, PrivacyAnswer } from "#ports";
import { httpAnswer } from "./http-answer";

const TIMEOUT_MS = 10_000;
/** More than that the SDK cuts into pieces, which it sends all at once. */
const MOST_ACCOUNTS = 90;

/**
 * Atlassian's register of accounts, through the platform's documented helper. It keeps the answer's headers to itself
 * where all went well, and so the `Cycle-Period` too: the cycle is the documented week.
 * See https://developer.atlassian.com/platform/forge/user-privacy-guidelines/
 */
export function createPrivacy(clock: Pick<Clock, "now">): Privacy {
  return {
    report: async (people) => {
      if (people.length > MOST_ACCOUNTS) throw new RangeError(`${people.length} accounts at once`);
      const accounts = people.map(({ accountId, seenAt }) => ({
        accountId,
        updatedAt: new Date(seenAt).toISOString(),
      }));
      const answer = await httpAnswer(TIMEOUT_MS, () =>
        privacy.reportPersonalData(accounts).then(asResponse, asRefusal),
      );
      return meaning(answer, clock.now());
    },
  };
}

const asResponse = (accounts: unknown): Response => new Response(JSON.stringify({ accounts }));

/** The helper rejects with the answer itself where its status is another than 200 or 204. */
function asRefusal(error: unknown): Response {
  if (error instanceof Response) return error;
  const refused = Refused.safeParse(error);
  if (!refused.success) throw error;
  const headers = Headers.safeParse(error).data?.headers.get("retry-after") ?? null;
  return new Response(null, {
    status: refused.data.status,
    headers: headers === null ? {} : { "retry-after": headers },
  });
}

const Refused = z.object({ status: z.number().int().min(200).max(599) });

const Headers = z.object({
  headers: z.custom<{ readonly get: (name: string) => string | null }>(
    (value) => typeof value === "object" && value !== null && "get" in value,
  ),
});

function meaning(answer: HttpAnswer, now: number): PrivacyAnswer {
  if (!answer.answered) return failed("unavailable", answer.detail, null);
  const { status, headers, body } = answer;
  const wait = retryAfter(headers, now);
  if (status === 200) {
    const told = Told.safeParse(parseJson(body));
    if (told.success) return { answered: true, news: told.data.accounts };
    return failed("unavailable", "an answer that cannot be read", wait);
  }
  if (status === 400) return failed("invalid", `status ${status}`, wait);
  if (status === 401 || status === 403) return failed("refused", `status ${status}`, wait);
  return failed(status === 429 ? "throttled" : "unavailable", `status ${status}`, wait);
}

const Told = z.object({
  accounts: z.array(z.object({ accountId: z.string(), status: z.enum(["closed", "updated"]) })),
});

const failed = (
  reason: Extract<PrivacyAnswer, { answered: false }>["reason"],
  detail: string,
  retryAfterMs: number | null,
): PrivacyAnswer => ({ answered: false, reason, detail, retryAfterMs });
