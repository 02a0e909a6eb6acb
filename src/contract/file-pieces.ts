import { backupLimits } from "./backup";

/** Cuts the text of a file into pieces of at most so many UTF-16 units, never through a surrogate pair. An empty text is one piece. */
export function filePieces(text: string, size: number = backupLimits.piece): ReadonlyArray<string> {
  const pieces: Array<string> = [];
  for (let start = 0; start < text.length || pieces.length === 0;) {
    const last = text.charCodeAt(start + size - 1);
    const isHalf = last >= 0xd8_00 && last <= 0xdb_ff && start + size < text.length;
    const end = start + size - (isHalf ? 1 : 0);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}
