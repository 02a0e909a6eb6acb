import { filePieces } from "#contract";
import type { Platform } from "#ports";

type Deps = Pick<Platform, "backups" | "bytes">;

/** Keeps a text in compressed pieces, and answers how many. */
export async function writePieces(
  deps: Deps,
  id: string,
  text: string,
  keepDays: number,
): Promise<number> {
  const pieces = filePieces(text);
  for (const [number, piece] of pieces.entries()) {
    await deps.backups.write(id, number, deps.bytes.gzip(piece), keepDays);
  }
  return pieces.length;
}

/** The text that was kept in so many pieces; null where one of them is gone. */
export async function readPieces(deps: Deps, id: string, count: number): Promise<string | null> {
  const texts: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const piece = await deps.backups.read(id, number);
    if (piece === null) return null;
    texts.push(deps.bytes.gunzip(piece));
  }
  return texts.join("");
}
