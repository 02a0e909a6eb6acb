import { strToU8, zipSync } from "fflate";
import type { Job } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { saveFile } from "../events/save-file";

/** Fetches a finished evidence pack piece by piece and saves it as one ZIP file. Throws what the app answers instead. */
export async function downloadPack(job: Job): Promise<void> {
  const files = new Map<string, string>();
  for (let part = 0; part < job.parts; part += 1) {
    const result = await answerOrThrow("jobs/result", { id: job.id, part });
    if (result.kind !== "evidence-pack") continue;
    files.set(result.name, `${files.get(result.name) ?? ""}${result.text}`);
  }
  const made = { mtime: job.createdAt };
  const zip = zipSync(
    Object.fromEntries([...files].map(([name, text]) => [name, [strToU8(text), made]])),
  );
  const day = new Date(job.createdAt).toISOString().slice(0, 10);
  saveFile(`evidence-${day}.zip`, "application/zip", [new Uint8Array(zip)]);
}
