import { registry } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { StoredDestination } from "#destinations/stored-destination";
import type { RestoreItem } from "#contract";
import { backupDecisions } from "#backup/backup-decisions";
import type { DocumentKind, Platform } from "#ports";
import type { Caller } from "../caller";
import { hostOf } from "../host-of";
import type { PlannedItem } from "./plan-restore";

type Deps = Pick<Platform, "clock" | "documents" | "secrets">;

/**
 * Stores what is new or changed, each document against the version that the administrator saw. Every one is a step of
 * its own, in an order in which none names what is not there yet: where one is overtaken the others are in, and asking
 * again does the rest.
 */
export async function applyRestore(
  deps: Deps,
  planned: ReadonlyArray<PlannedItem>,
  /** By kind and id, of the documents that were chosen. */
  seen: (kind: string, id: string) => number | undefined,
  caller: Caller,
): Promise<RestoreItem[]> {
  const done: RestoreItem[] = [];
  const until = deps.clock.now() + MOST_MS;
  for (const item of planned) {
    const { body: _body, present: _present, ...told } = item;
    const isWanted = item.state === "new" || item.state === "changed";
    // What there is no time for keeps its state: asking again does it.
    if (!isWanted || !isKind(item.kind) || deps.clock.now() >= until) done.push(told);
    else if (seen(item.kind, item.id) !== item.version) done.push({ ...told, ...overtaken });
    else {
      const saved = await store(deps, item, item.kind, caller);
      done.push({ ...told, ...(saved ? { state: "restored" } : overtaken) });
    }
  }
  return done;
}

/** A question may take 25 seconds, of which the plan takes some. */
const MOST_MS = 12_000;

const overtaken: Pick<RestoreItem, "state" | "reasons"> = {
  state: "overtaken",
  reasons: ["It was changed after you looked, and was left as it is. Look again, then decide."],
};

const isKind = (kind: string): kind is DocumentKind => Object.hasOwn(backupDecisions, kind);

async function store(
  deps: Deps,
  { id, body, version, present }: PlannedItem,
  kind: DocumentKind,
  caller: Caller,
): Promise<boolean> {
  const change = { kind, id, by: caller.accountId, at: deps.clock.now() };
  let expectedVersion = version;
  if (kind === "destination" && isAnotherServer(present?.body, body)) {
    // Paused before its secrets go, and they go before the address changes: none is ever sent to the other server.
    const before = StoredDestination.safeParse(present?.body).data;
    if (before !== undefined) {
      const pausedBecause = "A backup with another address is being restored";
      const paused = { ...before, enabled: false, pausedBecause };
      const saved = await deps.documents.save({ ...change, body: paused, expectedVersion });
      if (saved === null) return false;
      expectedVersion = saved;
    }
    const names = Object.values(registry).flatMap(({ secrets }) => secrets.map(({ name }) => name));
    for (const name of new Set(names)) await deps.secrets.remove(secretName(id, name));
  }
  return (await deps.documents.save({ ...change, body, expectedVersion })) !== null;
}

function isAnotherServer(before: unknown, after: unknown): boolean {
  const [one, other] = [before, after].map((body) => StoredDestination.safeParse(body).data);
  return one?.kind !== other?.kind || hostOf(one?.settings) !== hostOf(other?.settings);
}
