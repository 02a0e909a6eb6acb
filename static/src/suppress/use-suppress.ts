import { useContext, useEffect, useRef, type RefObject } from "react";
import type { UseMutationResult } from "@tanstack/react-query";
import type { ProcedureInput, ProcedureOutput } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useTask } from "../ask/use-task";
import { ZoneContext } from "../time/zone-context";
import { suppressionOf, type SuppressionDraft } from "./suppression-draft";

interface Suppress {
  save: UseMutationResult<
    ProcedureOutput<"suppressions/save">,
    Error,
    ProcedureInput<"suppressions/save">
  >;
  /** What the app finds wrong, by field of the suppression. */
  wrong: Readonly<Record<string, string>>;
  /** Over the version that is changed, or over the one that is named. */
  store(draft: SuppressionDraft, over?: number): void;
  /** The form: what is wrong in it first gets the focus, and what is wrong with all of it comes into view. */
  form: RefObject<HTMLFormElement>;
}

/** Saves what stands in a form; `of` is the suppression that is changed, null for a new one. */
export function useSuppress(
  of: { id: string; version: number } | null,
  onSaved: () => void,
): Suppress {
  const { zone } = useContext(ZoneContext);
  const form = useRef<HTMLFormElement>(null);
  const save = useTask("suppressions/save", ["suppressions/list"]);
  const { error } = save;
  useEffect(() => {
    if (error === null) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]');
    if (wrong) wrong.focus();
    else form.current?.closest("dialog")?.querySelector('[role="alert"]')?.scrollIntoView();
  }, [error]);
  return {
    save,
    wrong: byField(fieldMessages(error)),
    store: (draft, over = of?.version ?? 0) =>
      save.mutate(
        {
          id: of?.id ?? null,
          version: over,
          suppression: suppressionOf(draft, zone, Date.now()),
        },
        { onSuccess: onSaved },
      ),
    form,
  };
}

/** The app names a value as it stands in the question: `suppression.ipRanges.0`. */
function byField(messages: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(messages).map(([path, message]) => [
      path.replace(/^suppression\./, "").replace(/\.\d+$/, ""),
      message,
    ]),
  );
}
