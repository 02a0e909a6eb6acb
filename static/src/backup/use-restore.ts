import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ProcedureInput, ProcedureName, RestoreItem } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { useRefresh } from "../ask/use-refresh";
import { restoreInParts } from "./restore-in-parts";

interface Wanted {
  readonly source: ProcedureInput<"backups/restore">["source"];
  readonly items: ReadonlyArray<RestoreItem>;
}

/** Everything that may be another after a restore. */
const refreshed: ReadonlyArray<ProcedureName> = [
  "rules/list",
  "lists/list",
  "suppressions/list",
  "destinations/list",
  "roles/get",
  "retention/get",
  "digest/get",
  "setup/status",
  "session/get",
];

/** The restore of a backup, with the share of it that is over. */
export function useRestore() {
  const [share, setShare] = useState(0);
  const restore = useMutation<ReadonlyArray<RestoreItem>, Error, Wanted>({
    onMutate: () => setShare(0),
    mutationFn: ({ source, items: wanted }) =>
      restoreInParts(
        wanted,
        (items) => answerOrThrow("backups/restore", { source, items }),
        setShare,
      ),
    onSettled: useRefresh(refreshed),
  });
  return { restore, share };
}
