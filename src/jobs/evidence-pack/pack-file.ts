import { z } from "zod";
import { parseJson } from "#lib/parse-json";
import type { Platform } from "#ports";

/** A piece of a file of a pack: what one part of the job's result holds, compressed. */
export const PackPiece = z.object({ name: z.string(), text: z.string() });
export type PackPiece = z.infer<typeof PackPiece>;

/** Characters; even text that does not compress then fits into a value of 240 KiB. */
const PIECE = 80_000;

/** Keeps a text as the next pieces of a file. Answers their numbers; none for an empty text. */
export async function keepFile(
  deps: Pick<Platform, "bytes">,
  keep: (value: string) => Promise<number>,
  name: string,
  text: string,
): Promise<ReadonlyArray<number>> {
  const parts: number[] = [];
  for (let from = 0; from < text.length; from += PIECE) {
    // JSON escapes halves of a character that a cut may leave, so they survive and join again.
    const piece: PackPiece = { name, text: text.slice(from, from + PIECE) };
    parts.push(await keep(deps.bytes.gzip(JSON.stringify(piece))));
  }
  return parts;
}

/** Reads a piece of a file as it was kept. Throws where the value is none. */
export function readPiece(deps: Pick<Platform, "bytes">, value: string): PackPiece {
  return PackPiece.parse(parseJson(deps.bytes.gunzip(value)));
}
