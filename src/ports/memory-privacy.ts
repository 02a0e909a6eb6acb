import type { Privacy, PrivacyAnswer, SeenPerson } from "#ports";

export interface MemoryPrivacy extends Privacy {
  /** Everything that was reported, oldest first. */
  readonly reported: ReadonlyArray<{ readonly accountId: string; readonly updatedAt: number }>;
  readonly close: (accountId: string) => void;
  /** Somebody changed their name or their e-mail at a moment. */
  readonly update: (accountId: string, at: number) => void;
  /** The next report gets this answer. */
  readonly answerNext: (answer: PrivacyAnswer) => void;
}

/** Atlassian's register of accounts in memory: all of them open and unchanged until a test says otherwise. */
export function createMemoryPrivacy(): MemoryPrivacy {
  const reported: Array<{ readonly accountId: string; readonly updatedAt: number }> = [];
  const closed = new Set<string>();
  const updates = new Map<string, number>();
  const scripted: PrivacyAnswer[] = [];
  return {
    reported,
    close: (accountId) => void closed.add(accountId),
    update: (accountId, at) => void updates.set(accountId, at),
    answerNext: (answer) => void scripted.push(answer),
    report: async (people) => {
      const next = scripted.shift();
      if (next !== undefined) return next;
      reported.push(...people.map(({ accountId, seenAt }) => ({ accountId, updatedAt: seenAt })));
      const isNews = ({ accountId, seenAt }: SeenPerson): boolean =>
        closed.has(accountId) || (updates.get(accountId) ?? Number.NEGATIVE_INFINITY) > seenAt;
      return {
        answered: true,
        news: people.filter(isNews).map(({ accountId }) => ({
          accountId,
          status: closed.has(accountId) ? "closed" : "updated",
        })),
      };
    },
  };
}
