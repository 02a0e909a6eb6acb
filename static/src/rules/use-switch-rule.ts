import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ProcedureOutput, RuleSummary } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { tellFailed } from "../parts/tell-failed";

type Rules = ProcedureOutput<"rules/list">;
const listKey = ["rules/list", {}];

/**
 * Puts a rule on or off. The list shows it at once and goes back where the app refuses, for instance because
 * somebody else changed the rule in the meantime: then the list is read anew.
 */
export function useSwitchRule() {
  const client = useQueryClient();
  const change = (id: string, part: Partial<RuleSummary>) =>
    client.setQueryData<Rules>(
      listKey,
      (list) =>
        list && { rules: list.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)) },
    );
  return useMutation({
    mutationFn: ({ rule, enabled }: { rule: RuleSummary; enabled: boolean }) =>
      answerOrThrow("rules/set-enabled", { id: rule.id, enabled, version: rule.version }),
    onMutate: async ({ rule, enabled }) => {
      await client.cancelQueries({ queryKey: listKey });
      change(rule.id, { enabled });
    },
    onSuccess: ({ version }, { rule }) => {
      change(rule.id, { version });
    },
    onError: (error, { rule }) => {
      change(rule.id, { enabled: rule.enabled });
      tellFailed(error);
      return client.invalidateQueries({ queryKey: listKey });
    },
  });
}
