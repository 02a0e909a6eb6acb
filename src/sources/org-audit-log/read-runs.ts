import type { Connection } from "#contract";
import type { Platform } from "#ports";
import { readConnection } from "./read-connection";
import { runNames } from "./run-names";
import { StreamState } from "./stream-state";

/** The connection and where its two runs are; null for what has not begun. */
export interface Runs {
  readonly connection: Connection | null;
  readonly live: StreamState | null;
  readonly past: StreamState | null;
}

/** Reads what this source knows of itself. States of an organization connected earlier are left out. */
export async function readRuns(deps: Pick<Platform, "documents" | "checkpoints">): Promise<Runs> {
  const { connection } = await readConnection(deps);
  if (connection === null) return { connection, live: null, past: null };
  const stateOf = async (name: string): Promise<StreamState | null> => {
    const state = StreamState.safeParse((await deps.checkpoints.read(name))?.state);
    return state.success && state.data.orgId === connection.orgId ? state.data : null;
  };
  return { connection, live: await stateOf(runNames.live), past: await stateOf(runNames.backfill) };
}
