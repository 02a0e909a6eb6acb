import { filePieces, type ProcedureInput } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";

/** Hands a file to the app piece by piece, and answers how to name it there. `onPiece` hears the share that is over. */
export async function handOver(
  text: string,
  onPiece: (share: number) => void,
): Promise<ProcedureInput<"backups/preview">["source"]> {
  const pieces = filePieces(text);
  let id: string | null = null;
  for (const [piece, part] of pieces.entries()) {
    const given: { id: string } = await answerOrThrow("backups/upload", { id, piece, text: part });
    ({ id } = given);
    onPiece((piece + 1) / pieces.length);
  }
  return { file: id ?? "", pieces: pieces.length };
}
