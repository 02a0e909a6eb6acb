import { recordActivity } from "#pipeline/record-activity";
import type { Holds } from "#pipeline/shapes/holds-of";
import type { ClosedPerson, Platform } from "#ports";
import { closeAccount } from "./close-account";
import { eraseFromSegment } from "./erase-from-segment";
import { eraseFromTable } from "./erase-from-table";
import { eraseFromTail } from "./erase-from-tail";
import { ERASER, erasurePlaces, ErasureState } from "./erasure-state";
import { type Erasing, erasing } from "./erasing";

type Deps = Pick<
  Platform,
  | "activity"
  | "alerts"
  | "bytes"
  | "checkpoints"
  | "clock"
  | "events"
  | "log"
  | "people"
  | "random"
  | "segments"
  | "tail"
  | "texts"
>;

interface Run {
  readonly holds: Holds;
  /** The account under which the app records that it erased somebody. */
  readonly appAccountId: string;
  readonly owner: string;
  readonly until: number;
}

/** A page of events that was on its way when the account was closed is stored by then, names and all. */
const GRACE = 10 * 60_000;
/** What is under a legal hold is tried again. */
const AGAIN = 7 * 86_400_000;
/** Accounts of one walk: each makes every step longer. */
const MOST_ACCOUNTS = 20;
/** The longest closed come first, and with them those of the walk under way. */
const MOST_WAITING = 1_000;
/** Each takes read units of the key-value store, which all functions share. */
const MOST_SEGMENTS = 40;
/** Whoever seals or removes segments must not do so while some are written anew. */
const BESIDE = ["sealer", "raw-pruner"] as const;

/**
 * Takes those whose account was closed out of everything that is kept, place by place, a step at a time. Goes on where
 * the last run stopped. Events stay, with the account's id instead of the person; what is under a legal hold waits.
 */
export async function eraseClosed(deps: Deps, run: Run): Promise<void> {
  const { owner } = run;
  const now = deps.clock.now();
  const until = run.until + 60_000;
  const [waiting] = await deps.people.toErase(now, 1);
  if (waiting === undefined) return;
  const taken: string[] = [];
  const take = async (name: string) => {
    const held = await deps.checkpoints.lease({ name, owner, now, until });
    if (held !== null) taken.push(name);
    return held;
  };
  try {
    const held = await take(ERASER);
    if (held === null) return;
    for (const name of BESIDE) if ((await take(name)) === null) return;
    let { version } = held;
    let state: ErasureState | null = ErasureState.nullable().parse(held.state);
    state ??= await begun(deps);
    for (let segments = 0; state !== null;) {
      if (deps.clock.now() >= run.until || segments >= MOST_SEGMENTS) return;
      if (state.place === "segments") segments += 1;
      state = await step(deps, run, state);
      const moved = await deps.checkpoints.advance({ name: ERASER, owner, version, state, until });
      if (moved === null) return;
      ({ version } = moved);
    }
  } finally {
    for (const name of taken) await deps.checkpoints.release(name, owner);
  }
}

async function begun(deps: Deps): Promise<ErasureState | null> {
  const now = deps.clock.now();
  const due = await deps.people.toErase(now, MOST_ACCOUNTS);
  const accounts = due
    .filter(({ closedAt }) => closedAt + GRACE <= now)
    .map(({ accountId }) => accountId);
  // Anew: a page that was on its way may have brought the name back.
  for (const accountId of accounts) await closeAccount(deps, accountId);
  if (accounts.length === 0) return null;
  const people = await peopleOf(deps, accounts);
  return { ...fromTheFront(people), accounts, events: {} };
}

const fromTheFront = (people: ReadonlyArray<ClosedPerson>) => ({
  place: erasurePlaces[0],
  after: "",
  known: Object.fromEntries(people.map(({ accountId, words }) => [accountId, words.length])),
  held: {},
});

async function peopleOf(
  deps: Deps,
  accounts: ReadonlyArray<string>,
): Promise<ReadonlyArray<ClosedPerson>> {
  const due = await deps.people.toErase(deps.clock.now(), MOST_WAITING);
  return due.filter(({ accountId }) => accounts.includes(accountId));
}

/** The state after the next step; null after the last. */
async function step(deps: Deps, run: Run, state: ErasureState): Promise<ErasureState | null> {
  const people = await peopleOf(deps, state.accounts);
  const words = new Map(people.map((person) => [person.accountId, person.words]));
  const now = erasing(deps, words, run.holds);
  const after = await erase(deps, now, state);
  await now.keepWords();
  const { events, held } = now.counts();
  const counted = { events: sum(state.events, events), held: sum(state.held, held) };
  if (after !== null) return { ...state, ...counted, after };
  const place = erasurePlaces[erasurePlaces.indexOf(state.place) + 1];
  if (place !== undefined) return { ...state, ...counted, place, after: "" };
  const learnt = await peopleOf(deps, state.accounts);
  if (learnt.some(({ accountId, words }) => words.length > (state.known[accountId] ?? 0))) {
    // What had been looked at before a name was learnt may have it too.
    return { ...state, ...counted, ...fromTheFront(learnt) };
  }
  for (const person of people) await finish(deps, run, person, counted);
  return null;
}

function erase(deps: Deps, now: Erasing, { place, after }: ErasureState): Promise<string | null> {
  switch (place) {
    case "tail":
      return eraseFromTail(deps, now, after);
    case "segments":
      return eraseFromSegment(deps, now, after);
    default:
      return eraseFromTable(deps, now, place, after);
  }
}

/** The log says so before the account counts as erased: a run that dies in between says it once all the same. */
async function finish(
  deps: Deps,
  run: Run,
  { accountId, closedAt, events: before }: ClosedPerson,
  counted: Pick<ErasureState, "events" | "held">,
): Promise<void> {
  const events = counted.events[accountId] ?? 0;
  const held = counted.held[accountId] ?? 0;
  deps.log.write("privacy.erased", { account: accountId, events, held });
  if (events > 0 || held === 0) {
    await recordActivity(deps, {
      accountId: run.appAccountId,
      what: "change",
      outcome: "done",
      procedure: "privacy/erase-account",
      subject: accountId,
      detail: { events, held },
      occasion: `${accountId} ${closedAt}`,
    });
  }
  const total = before + events;
  const dueAt = deps.clock.now() + AGAIN;
  if (held > 0) await deps.people.wait({ accountId, events: total, held, dueAt });
  else await deps.people.erased({ accountId, events: total });
}

function sum(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const total: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) total[name] = (total[name] ?? 0) + count;
  return total;
}
