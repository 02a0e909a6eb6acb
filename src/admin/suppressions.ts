import { Suppression } from "#contract";
import { err, ok } from "#lib/result";
import { ipRange } from "#ports/ip-range";
import { loadSuppressions } from "#rules/load-suppressions";
import type { ProcedureSet } from "./procedure-set";

/** What nobody wants to hear of, and until when. */
export const suppressionProcedures: ProcedureSet<
  "suppressions/list" | "suppressions/save" | "suppressions/delete"
> = {
  "suppressions/list": async (deps) => {
    const stored = await loadSuppressions(deps);
    return ok({
      suppressions: stored.map(({ id, version, ...suppression }) => ({ id, version, suppression })),
    });
  },

  "suppressions/save": async (deps, { id, suppression, version }, caller) => {
    const at = deps.clock.now();
    const wrong = suppression.ipRanges?.find((range) => ipRange(range) === null);
    if (wrong !== undefined) {
      const message = `"${wrong}" is no address and no range such as 192.0.2.0/24.`;
      return err({ code: "invalid-input", message, fields: { ipRanges: message } });
    }
    if (suppression.expiresAt !== null && suppression.expiresAt <= at) {
      const message = "This moment is in the past: choose a later one.";
      return err({ code: "invalid-input", message, fields: { expiresAt: message } });
    }
    const stored = id === null ? null : await deps.documents.read("suppression", id);
    const before = Suppression.safeParse(stored?.body).data;
    if (id !== null && before === undefined) return err(noSuchSuppression);
    const created = before ?? { createdAt: at, createdBy: caller.accountId };
    const checked = Suppression.safeParse({
      ...suppression,
      createdAt: created.createdAt,
      createdBy: created.createdBy,
    });
    if (!checked.success) {
      const message = checked.error.issues[0]?.message ?? "This is no suppression.";
      return err({ code: "invalid-input", message });
    }
    const place = id ?? deps.random.uuid();
    const saved = await deps.documents.save({
      kind: "suppression",
      id: place,
      body: checked.data,
      expectedVersion: version,
      by: caller.accountId,
      at,
    });
    return saved === null ? err(overtaken) : ok({ id: place, version: saved });
  },

  "suppressions/delete": async (deps, { id, version }, caller) => {
    const deleted = await deps.documents.save({
      kind: "suppression",
      id,
      body: null,
      expectedVersion: version,
      by: caller.accountId,
      at: deps.clock.now(),
    });
    return deleted === null ? err(overtaken) : ok({});
  },
};

const noSuchSuppression = { code: "not-found", message: "There is no such suppression." } as const;

const overtaken = {
  code: "conflict",
  message: "Somebody else changed this suppression in the meantime. Look at the list again.",
} as const;
