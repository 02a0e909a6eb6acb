import type { Platform, PrivacyAnswer, SeenPerson } from "#ports";
import { closeAccount } from "./close-account";
import { REPORT, REPORT_CYCLE, ReportState } from "./report-state";

type Deps = Pick<Platform, "checkpoints" | "clock" | "events" | "log" | "people" | "privacy">;

const HOUR = 3_600_000;
/** The most that Atlassian takes at once. */
const PAGE = 90;

/**
 * Reports everybody whom stored events name to Atlassian, once a cycle, and does what the answer asks for: the names of
 * an account that changed are forgotten until an event tells them anew, those of a closed one for good. Goes on where
 * the last run stopped.
 */
export async function reportAccounts(
  deps: Deps,
  run: { readonly owner: string; readonly until: number },
): Promise<void> {
  const { owner } = run;
  const until = run.until + 60_000;
  const held = await deps.checkpoints.lease({ name: REPORT, owner, now: deps.clock.now(), until });
  if (held === null) return;
  try {
    let { version } = held;
    let state = begun(ReportState.safeParse(held.state).data, deps.clock.now());
    while (state.after !== null && state.waitUntil <= deps.clock.now()) {
      if (deps.clock.now() >= run.until) break;
      state = await reportPage(deps, state, state.after);
      const moved = await deps.checkpoints.advance({ name: REPORT, owner, version, state, until });
      if (moved === null) return;
      ({ version } = moved);
    }
  } finally {
    await deps.checkpoints.release(REPORT, owner);
  }
}

function begun(before: ReportState | undefined, now: number): ReportState {
  if (before === undefined) return { ...fresh, cycleAt: now };
  if (before.after !== null || now < before.cycleAt + REPORT_CYCLE) return before;
  return { ...before, cycleAt: now, after: "", reported: 0 };
}

const fresh: Omit<ReportState, "cycleAt"> = {
  after: "",
  reported: 0,
  lastReportAt: null,
  refusal: null,
  waitUntil: 0,
};

async function reportPage(deps: Deps, state: ReportState, after: string): Promise<ReportState> {
  const people = await deps.people.open(after, PAGE);
  const last = people.at(-1);
  if (last === undefined) return { ...state, after: null };
  const answer = await report(deps, people);
  const now = deps.clock.now();
  if (!answer.answered) {
    const { reason, detail, retryAfterMs } = answer;
    deps.log.write("privacy.not-reported", { accounts: people.length, reason, detail });
    return { ...state, refusal: reason, waitUntil: now + (retryAfterMs ?? HOUR / 2) };
  }
  await actOn(deps, people, answer.news);
  const closed = answer.news.filter(({ status }) => status === "closed").length;
  deps.log.write("privacy.reported", {
    accounts: people.length,
    closed,
    updated: answer.news.length - closed,
  });
  return {
    ...state,
    after: people.length < PAGE ? null : last.accountId,
    reported: state.reported + people.length,
    lastReportAt: now,
    refusal: null,
  };
}

/** One account that Atlassian cannot read must not keep the others from being reported: the page is halved around it. */
async function report(deps: Deps, people: ReadonlyArray<SeenPerson>): Promise<PrivacyAnswer> {
  const answer = await deps.privacy.report(people);
  if (answer.answered || answer.reason !== "invalid") return answer;
  if (people.length === 1) return { answered: true, news: [] };
  const middle = Math.ceil(people.length / 2);
  const first = await report(deps, people.slice(0, middle));
  if (!first.answered) return first;
  const second = await report(deps, people.slice(middle));
  return second.answered ? { answered: true, news: [...first.news, ...second.news] } : second;
}

async function actOn(
  deps: Deps,
  people: ReadonlyArray<SeenPerson>,
  news: Extract<PrivacyAnswer, { answered: true }>["news"],
): Promise<void> {
  const seen = new Map(people.map(({ accountId, seenAt }) => [accountId, seenAt]));
  for (const { accountId, status } of news) {
    const seenAt = seen.get(accountId);
    if (seenAt === undefined) continue;
    switch (status) {
      case "closed":
        await closeAccount(deps, accountId);
        break;
      case "updated":
        await deps.events.forgetNames(accountId, seenAt);
        // What is held now, nothing, is from now: only the next change is news.
        await deps.people.meet([{ accountId, seenAt: deps.clock.now() }]);
        break;
    }
  }
}
