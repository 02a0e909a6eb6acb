import type { Failure, ProcedureInput } from "#contract";

/** What is wrong with a list of who may do what; null: nothing. */
export function checkRoleEntries(entries: ProcedureInput<"roles/save">["entries"]): Failure | null {
  if (!entries.some((entry) => entry.role === "manager")) {
    return wrong("One manager has to remain, or nobody could change this list again.");
  }
  if (new Set(entries.map((entry) => entry.accountId)).size < entries.length) {
    return wrong("Somebody is on the list twice.");
  }
  return null;
}

const wrong = (message: string): Failure => ({
  code: "invalid-input",
  message,
  fields: { entries: message },
});
