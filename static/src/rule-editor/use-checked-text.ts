import { useMemo } from "react";
import { parseRules } from "#sigma/parse-rules";
import { useAsk } from "../ask/use-ask";
import { useDebounced } from "../parts/use-debounced";
import { checkText, type CheckedText } from "./check-text";

/** The check of a text, a moment after it was typed. The others are the rules that a correlation may build on. */
export function useCheckedText(text: string): CheckedText {
  const rules = useAsk("rules/list", {});
  const lists = useAsk("lists/list", {});
  const settled = useDebounced(text, 250);
  const others = useMemo(
    () => (rules.data?.rules ?? []).flatMap(({ yaml }) => parseRules(yaml).documents),
    [rules.data],
  );
  const named = useMemo(
    () => new Map((lists.data?.lists ?? []).map(({ name, values }) => [name, values])),
    [lists.data],
  );
  return useMemo(() => checkText(settled, others, named), [settled, others, named]);
}
