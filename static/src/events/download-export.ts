import type { Job } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { saveFile } from "./save-file";

/** Fetches a finished export piece by piece and saves it as one file. Throws what the app answers instead. */
export async function downloadExport(job: Job): Promise<void> {
  const pieces: string[] = [];
  for (let part = 0; part < job.parts; part += 1) {
    const result = await answerOrThrow("jobs/result", { id: job.id, part });
    if (result.kind === "export-events") pieces.push(result.text);
  }
  const isCsv = !pieces[0]?.startsWith("{");
  const day = new Date(job.createdAt).toISOString().slice(0, 16).replaceAll(":", "");
  // Spreadsheets take a file without this mark for one in the system's old code page.
  if (isCsv) pieces.unshift("\uFEFF");
  saveFile(
    `audit-events-${day}.${isCsv ? "csv" : "jsonl"}`,
    isCsv ? "text/csv" : "application/jsonl",
    pieces,
  );
}
