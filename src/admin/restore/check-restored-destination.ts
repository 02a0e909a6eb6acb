import { procedures } from "#contract";
import { destinationOf } from "#destinations/registry";
import { secretName } from "#destinations/secret-name";
import { StoredDestination } from "#destinations/stored-destination";
import type { BackupDocument } from "#backup/backup-file";
import type { Platform, StoredDocument } from "#ports";
import { checkDestinationSettings } from "../check-destination-settings";
import { hostOf } from "../host-of";
import { streamAfter } from "../stream-after";
import type { Checked } from "./checked";

const Saved = procedures["destinations/save"].input.pick({ name: true, routing: true });

/**
 * A destination as it would come back: paused where a secret that it had, or needs, is not here. A secret that is here
 * counts only while the address stays with the same server: it must not follow a file to another.
 */
export async function checkRestoredDestination(
  deps: Pick<Platform, "secrets" | "segments" | "clock">,
  { id, body, secrets: had = [] }: BackupDocument,
  present: StoredDocument | null,
): Promise<Checked> {
  const stored = StoredDestination.strict().safeParse(body).data;
  const destination = destinationOf(stored?.kind);
  const isJira = stored?.kind === "jira-issue";
  if (stored === undefined || destination === undefined || isJira !== (id === "jira-issue")) {
    return { refused: ["This version of the app has no such kind of destination."] };
  }
  const saved = Saved.safeParse({ name: stored.name, routing: stored.routing });
  if (!saved.success) {
    return {
      refused: saved.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    };
  }
  const settings = checkDestinationSettings(destination, stored.settings);
  if (!settings.ok) {
    const { fields = {}, message } = settings.failure;
    const told = Object.entries(fields).map(([field, wrong]) => `${field}: ${wrong}`);
    return { refused: told.length === 0 ? [message] : told };
  }
  const before = StoredDestination.safeParse(present?.body).data ?? null;
  const isSameServer =
    before !== null &&
    before.kind === stored.kind &&
    hostOf(before.settings) === hostOf(settings.value);
  const here = new Set<string>();
  for (const { name } of isSameServer ? destination.secrets : []) {
    if ((await deps.secrets.get(secretName(id, name))) !== null) here.add(name);
  }
  const missing = destination.secrets
    .filter(({ name, required }) => (required || had.includes(name)) && !here.has(name))
    .map(({ title }) => title);
  const lacks = missing.length === 0 ? (destination.lacks?.(here) ?? null) : null;
  // The place in the log is this installation's own: a backup says only whether.
  const enabled = stored.stream?.enabled ?? false;
  const stream = await streamAfter(deps, before?.stream, { enabled, start: "keep" });
  const needs = lacks === null ? missing : [lacks];
  return {
    secrets: needs,
    body: {
      kind: stored.kind,
      ...saved.data,
      settings: settings.value,
      ...(stream !== undefined && { stream }),
      ...(needs.length > 0
        ? {
            enabled: false,
            pausedBecause: `Restored from a backup. Enter again: ${needs.join(", ")}`,
          }
        : {
            enabled: stored.enabled,
            ...(stored.pausedBecause !== undefined && { pausedBecause: stored.pausedBecause }),
          }),
    } satisfies StoredDestination,
  };
}
