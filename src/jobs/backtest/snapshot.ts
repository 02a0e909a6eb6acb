import { z } from "zod";
import type { Platform } from "#ports";
import { MatchMemory } from "./kept-matches";
import { emptyTally, Tally } from "./tally";

const Side = z.object({ tally: Tally, memory: MatchMemory });

/** What the next step needs of those before it: too much for the job's row. */
export const Snapshot = z.object({ edited: Side, saved: Side.nullable() });
export type Snapshot = z.infer<typeof Snapshot>;

/** A value of the key-value store has 240 KiB. */
const PIECE = 230 * 1024;

/** Before the first step; the saved rule is followed where there is one. */
export const emptySnapshot = (hasSaved: boolean): Snapshot => ({
  edited: emptySide(),
  saved: hasSaved ? emptySide() : null,
});

const emptySide = () => ({ tally: emptyTally(), memory: { matches: [], sightings: [] } });

/** Answers the numbers of its pieces. */
export async function keepSnapshot(
  deps: Pick<Platform, "bytes">,
  keep: (value: string) => Promise<number>,
  snapshot: Snapshot,
): Promise<ReadonlyArray<number>> {
  const text = deps.bytes.gzip(JSON.stringify(snapshot));
  const parts: number[] = [];
  for (let from = 0; from < text.length; from += PIECE) {
    parts.push(await keep(text.slice(from, from + PIECE)));
  }
  return parts;
}

/** Puts the pieces of a snapshot together. Throws where one is gone. */
export async function readSnapshot(
  deps: Pick<Platform, "bytes">,
  readKept: (part: number) => Promise<string | null>,
  parts: ReadonlyArray<number>,
): Promise<Snapshot> {
  const pieces: string[] = [];
  for (const part of parts) {
    const piece = await readKept(part);
    if (piece === null) throw new Error(`piece ${part} is gone`);
    pieces.push(piece);
  }
  return Snapshot.parse(JSON.parse(deps.bytes.gunzip(pieces.join(""))));
}
