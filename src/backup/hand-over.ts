import { filePieces, type ProcedureInput } from "#contract";

type Upload = (
  procedure: "backups/upload",
  input: ProcedureInput<"backups/upload">,
) => Promise<{ readonly id: string }>;

/** For tests: hands over the text of a backup as the page does, piece by piece. */
export async function handOver({ ask }: { readonly ask: Upload }, text: string) {
  let id: string | null = null;
  const pieces = filePieces(text);
  for (const [piece, part] of pieces.entries()) {
    ({ id } = await ask("backups/upload", { id, piece, text: part }));
  }
  return { file: id ?? "", pieces: pieces.length };
}
