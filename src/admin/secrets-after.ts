import { z } from "zod";
import type { Failure, SecretChange } from "#contract";
import type { Destination } from "#destinations/destination";
import { secretName } from "#destinations/secret-name";
import { err, ok, type Result } from "#lib/result";
import type { Platform } from "#ports";
import { hostOf } from "./host-of";
import { wrongFields } from "./wrong-fields";

/** What each mentioned secret is to be, null: forgotten; or what is wrong with them as a whole. */
export async function secretsAfter(
  deps: Pick<Platform, "secrets">,
  destination: Destination,
  of: {
    readonly id: string;
    readonly changes: Readonly<Record<string, SecretChange>>;
    /** The settings before, null: none; and the new ones. */
    readonly before: unknown;
    readonly after: unknown;
  },
): Promise<Result<ReadonlyMap<string, string | null>, Failure>> {
  const stored = new Map<string, string | null>();
  for (const { name } of destination.secrets) {
    stored.set(name, of.before === null ? null : await deps.secrets.get(secretName(of.id, name)));
  }
  const after = new Map<string, string | null>();
  const problems: Array<readonly [string, string]> = [];
  for (const [name, wanted] of Object.entries(of.changes)) {
    const field = destination.secrets.find((one) => one.name === name);
    if (field === undefined) {
      problems.push([`secrets.${name}`, "There is no such secret"]);
    } else if (wanted.change === "clear") {
      after.set(name, null);
    } else {
      const value = (field.accepts ?? z.string()).safeParse(wanted.value);
      if (!value.success) {
        problems.push([`secrets.${name}`, value.error.issues[0]?.message ?? "It is not accepted"]);
        continue;
      }
      after.set(name, value.data);
      const old = stored.get(name) ?? null;
      if (wanted.change === "rotate" && field.previous !== undefined && old !== null) {
        after.set(field.previous, old);
      }
    }
  }
  const isMoved = of.before !== null && hostOf(of.before) !== hostOf(of.after);
  const present = new Set<string>();
  for (const { name, title, required } of destination.secrets) {
    const value = after.has(name) ? after.get(name) : stored.get(name);
    const isKept = !after.has(name) && value != null;
    if (value != null) present.add(name);
    // Or whoever may change the address could have the secret sent to a server of their own.
    if (isKept && isMoved) {
      problems.push([`secrets.${name}`, "Enter or clear it: the address is another server's"]);
    } else if (required && value == null && !problems.some(([at]) => at === `secrets.${name}`)) {
      problems.push([`secrets.${name}`, `Enter: ${title}`]);
    }
  }
  const lacks = destination.lacks?.(present) ?? null;
  const [first] = destination.secrets;
  if (lacks !== null && first !== undefined && problems.length === 0) {
    problems.push([`secrets.${first.name}`, lacks]);
  }
  return problems.length === 0 ? ok(after) : err(wrongFields(problems));
}
