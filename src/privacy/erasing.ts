import type { Platform } from "#ports";
import type { Holds } from "#pipeline/shapes/holds-of";
import { personEraser, type PersonEraser } from "./person-eraser";

/** What a step of erasing works with, and what it found out. */
export interface Erasing {
  readonly holds: Holds;
  /** By account id. They know more words once the step has learnt some. */
  readonly erasers: ReadonlyMap<string, PersonEraser>;
  /** Notes what else somebody was called. */
  readonly learn: (accountId: string, words: ReadonlyArray<string>) => void;
  readonly erased: (accountId: string) => void;
  readonly held: (accountId: string) => void;
  /** Keeps what was learnt. Before what it was learnt from is erased. */
  readonly keepWords: () => Promise<void>;
  readonly counts: () => {
    readonly events: Readonly<Record<string, number>>;
    readonly held: Readonly<Record<string, number>>;
  };
}

/** Begins a step for these people. */
export function erasing(
  deps: Pick<Platform, "people" | "clock">,
  people: ReadonlyMap<string, ReadonlyArray<string>>,
  holds: Holds,
): Erasing {
  const words = new Map([...people].map(([accountId, known]) => [accountId, new Set(known)]));
  const erasers = new Map(
    [...people].map(([accountId, known]) => [accountId, personEraser({ accountId, words: known })]),
  );
  const learnt = new Set<string>();
  const events: Record<string, number> = {};
  const held: Record<string, number> = {};
  return {
    holds,
    erasers,
    learn: (accountId, more) => {
      const known = words.get(accountId);
      const fresh = more.filter((word) => word !== "" && known?.has(word) === false);
      if (known === undefined || fresh.length === 0 || known.size >= MOST_WORDS) return;
      for (const word of fresh) known.add(word.slice(0, MOST_LETTERS));
      learnt.add(accountId);
      erasers.set(accountId, personEraser({ accountId, words: [...known] }));
    },
    erased: (accountId) => {
      events[accountId] = (events[accountId] ?? 0) + 1;
    },
    held: (accountId) => {
      held[accountId] = (held[accountId] ?? 0) + 1;
    },
    keepWords: async () => {
      for (const accountId of learnt) {
        const at = deps.clock.now();
        await deps.people.close({ accountId, words: [...(words.get(accountId) ?? [])], at });
      }
      learnt.clear();
    },
    counts: () => ({ events, held }),
  };
}

/** Somebody changes their name a few times; a column of text holds so many. */
const MOST_WORDS = 60;
const MOST_LETTERS = 250;
