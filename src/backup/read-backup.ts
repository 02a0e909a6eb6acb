import { z } from "zod";
import { backupLimits } from "#contract";
import { jsonDepth } from "#lib/json-depth";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import { BackupFile } from "./backup-file";

/** What issue settings nest deepest is far from this. */
const DEEPEST = 40;

/** Reads a backup file, which is hostile input; or says in a sentence why it is none that can be restored. */
export function readBackup(text: string): Result<BackupFile, string> {
  if (text.length > backupLimits.characters) return err(tooLarge(text.length));
  if (jsonDepth(text) > DEEPEST) return err("This file is nested deeper than any backup.");
  const value = parseJson(text.replace(/^\uFEFF/, ""));
  if (value === undefined) return err("This file is not JSON, or only a part of a file.");
  const head = Head.safeParse(value);
  if (!head.success) return err("This is no backup of Audit Stream's configuration.");
  if (head.data.version !== 1) {
    return err(
      `This backup has format ${head.data.version}; this version of the app reads format 1.`,
    );
  }
  const file = BackupFile.safeParse(value);
  if (file.success) return ok(file.data);
  const [issue] = file.error.issues;
  const place = issue?.path.join(".") ?? "";
  return err(`This backup is damaged${place === "" ? "" : ` at ${place}`}: ${issue?.message}.`);
}

const Head = z.looseObject({
  format: z.literal("audit-stream-configuration"),
  version: z.number().int(),
});

const tooLarge = (characters: number): string =>
  `This file has ${characters.toLocaleString("en")} characters; a backup may have ${backupLimits.characters.toLocaleString("en")}.`;
