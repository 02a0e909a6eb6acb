import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { newRule } from "./new-rule";
import { RuleEditor } from "./rule-editor";
import { useState } from "react";
import "./rule-editor.css";

/** A rule to be written or changed; null makes a new one. */
export function RuleEditorPage({ ruleId }: { ruleId: string | null }) {
  return ruleId === null ? <NewRule /> : <StoredRule key={ruleId} ruleId={ruleId} />;
}

function NewRule() {
  const [text] = useState(() => newRule(crypto.randomUUID()));
  return <RuleEditor stored={{ rule: null, yaml: text, version: 0 }} />;
}

function StoredRule({ ruleId }: { ruleId: string }) {
  const stored = useAsk("rules/get", { id: ruleId });
  if (stored.isPending) return <Skeleton lines={12} />;
  if (stored.isError)
    return (
      <Failed
        error={stored.error}
        onRetry={() => void stored.refetch()}
        isRetrying={stored.isFetching}
      />
    );
  return <RuleEditor key={stored.data.version} stored={stored.data} />;
}
