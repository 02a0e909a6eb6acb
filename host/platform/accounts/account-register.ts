import { z } from "zod";
import type { HostClock } from "../../clock";
import type { PlatformReply } from "../../runtime/function-runner";
import type { SeededRandom } from "../../runtime/seeded-random";
import { jsonReply } from "../capability";
import { openDurableLog } from "../durable-log";

/** Atlassian's register of accounts, as far as apps that store personal data ask it. */
export interface AccountRegister {
  /** Answers stargate's `/app/report-accounts`. */
  readonly report: (body: unknown) => PlatformReply;
  /** Everything that was reported and taken, oldest first. */
  readonly reported: ReadonlyArray<{
    readonly accountId: string;
    readonly updatedAt: string;
    readonly at: number;
  }>;
  /** The account is deleted for good. */
  readonly closeAccount: (accountId: string) => void;
  /** The person has another name or e-mail address from now on. */
  readonly updateAccount: (accountId: string) => void;
  readonly close: () => void;
}

export interface AccountRegisterOptions {
  readonly clock: Pick<HostClock, "now">;
  /** Of the manifest. */
  readonly scopes: ReadonlyArray<string>;
  readonly random: Pick<SeededRandom, "next">;
  /** The chance that a report is refused with 429. */
  readonly throttle?: number;
  readonly file?: string;
}

const SCOPE = "report:personal-data";
const MOST_ACCOUNTS = 90;
const CYCLE_DAYS = "7";

const Change = z.object({
  accountId: z.string(),
  status: z.enum(["closed", "updated"]),
  at: z.number(),
});

const Report = z.strictObject({
  accounts: z
    .array(z.strictObject({ accountId: z.string().min(1).max(128), updatedAt: z.iso.datetime() }))
    .min(1)
    .max(MOST_ACCOUNTS),
});

/** All accounts are open and as they always were, until they are closed or updated. */
export const createAccountRegister = (options: AccountRegisterOptions): AccountRegister => {
  const { clock, scopes, random, throttle = 0 } = options;
  const reported: Array<AccountRegister["reported"][number]> = [];
  const log = openDurableLog(options.file, (value) => Change.safeParse(value).data);
  const changes = new Map(log.entries.map((change) => [change.accountId, change]));
  const note = (accountId: string, status: "closed" | "updated"): void => {
    if (changes.get(accountId)?.status === "closed") return;
    const change = { accountId, status, at: clock.now() };
    changes.set(accountId, change);
    log.append(change);
  };
  return {
    reported,
    report: (body) => {
      if (!scopes.includes(SCOPE))
        return jsonReply(403, { code: 403, message: `the scope ${SCOPE} is required` });
      if (throttle > 0 && random.next() < throttle)
        return jsonReply(
          429,
          { code: 429, message: "Too many requests" },
          { "retry-after": `${60 + Math.floor(random.next() * 600)}` },
        );
      const report = Report.safeParse(body);
      if (!report.success) return jsonReply(400, { code: 400, message: report.error.message });
      const at = clock.now();
      const { accounts } = report.data;
      reported.push(...accounts.map((account) => ({ ...account, at })));
      const news = accounts.flatMap(({ accountId, updatedAt }) => {
        const change = changes.get(accountId);
        if (change === undefined) return [];
        const isNews = change.status === "closed" || change.at > Date.parse(updatedAt);
        return isNews ? [{ accountId, status: change.status }] : [];
      });
      const headers = { "cycle-period": CYCLE_DAYS };
      return news.length === 0
        ? { status: 204, headers, body: "" }
        : jsonReply(200, { accounts: news }, headers);
    },
    closeAccount: (accountId) => note(accountId, "closed"),
    updateAccount: (accountId) => note(accountId, "updated"),
    close: log.close,
  };
};
