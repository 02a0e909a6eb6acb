import { z } from "zod";
import { procedures, Suppression } from "#contract";
import type { BackupDocument } from "#backup/backup-file";
import { decisionOf } from "#backup/decision-of";
import type { DocumentKind, Platform, StoredDocument } from "#ports";
import { RuleSwitch } from "#rules/stored-rule";
import type { Caller } from "../caller";
import { checkRoleEntries } from "../check-role-entries";
import { suppressionFaults } from "../suppression-faults";
import { checkRestoredDestination } from "./check-restored-destination";
import { checkRestoredSettings } from "./check-restored-settings";
import type { Checked } from "./checked";

/** A document other than a rule as it would come back, by the checks that saving makes. */
export async function checkRestored(
  deps: Pick<Platform, "clock" | "documents" | "jira" | "secrets" | "segments">,
  kind: Exclude<DocumentKind, "rule">,
  document: BackupDocument,
  {
    present,
    caller,
    ruleIds,
  }: {
    readonly present: StoredDocument | null;
    readonly caller: Caller;
    /** Of the rules that are here or come back. */
    readonly ruleIds: ReadonlySet<string>;
  },
): Promise<Checked> {
  const { id, body } = document;
  switch (kind) {
    case "list": {
      const list = procedures["lists/save"].input.safeParse({
        ...asRecord(body),
        name: id,
        version: 0,
      });
      if (!list.success) return unreadable(list.error);
      const { description, values } = list.data;
      return { body: { description, values: [...new Set(values)] } };
    }
    case "rule-switch": {
      const set = SwitchToRestore.safeParse(body);
      if (!set.success) return unreadable(set.error);
      return ruleIds.has(id)
        ? { body: set.data }
        : { refused: ["There is no rule of this id, neither here nor among what is restored."] };
    }
    case "suppression": {
      const wanted = Suppression.safeParse(body);
      if (!wanted.success) return unreadable(wanted.error);
      const faults = await suppressionFaults(deps, async () => ruleIds, wanted.data);
      return faults.length === 0
        ? { body: wanted.data }
        : { refused: faults.map(([, message]) => message) };
    }
    case "destination":
      return await checkRestoredDestination(deps, document, present);
    case "settings":
      return await checkRestoredSettings(deps, id, body);
    case "roles": {
      const list = z.strictObject({ entries: RoleEntries }).safeParse(body);
      if (!list.success || id !== "list") return unreadable(list.error);
      const { accountId } = caller;
      const own = list.data.entries.find((entry) => entry.accountId === accountId);
      const others = list.data.entries.filter((entry) => entry !== own);
      // Whoever restores stays a manager: they could not mend the list otherwise.
      const entries =
        own?.role === "manager"
          ? list.data.entries
          : [...others, { accountId, role: "manager" as const }];
      const wrong = checkRoleEntries(entries);
      if (wrong !== null) return { refused: [wrong.message] };
      return own?.role === "manager"
        ? { body: { entries } }
        : { body: { entries }, notes: [STAYS] };
    }
    case "token":
    case "connection":
    case "change-note":
    case "digest":
      return { refused: [decisionOf(kind, id).because ?? ""] };
  }
}

const STAYS = "You stay a manager, whatever the backup says.";

const RoleEntries = procedures["roles/save"].input.shape.entries;

const SwitchToRestore = z.strictObject({
  ...RuleSwitch.shape,
  destinations: procedures["rules/save-settings"].input.shape.destinations.unwrap().optional(),
});

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const unreadable = (error: z.ZodError | undefined): Checked => ({
  refused: (error?.issues ?? []).map(({ path, message }) =>
    path.length === 0 ? message : `${path.join(".")}: ${message}`,
  ),
});
