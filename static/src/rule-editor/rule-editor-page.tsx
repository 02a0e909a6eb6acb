import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { useBase } from "../parts/use-base";
import { newRule } from "./new-rule";
import { RuleEditor } from "./rule-editor";
import { useState } from "react";
import "./rule-editor.css";

/** A rule to be written or changed; null makes a new one. */
export function RuleEditorPage({ ruleId }: { ruleId: string | null }) {
  return ruleId === null ? <NewRule /> : <StoredRule key={ruleId} ruleId={ruleId} />;
}

function NewRule() {
  const [yaml] = useState(() => newRule(crypto.randomUUID()));
  return <RuleEditor base={useBase({ rule: null, yaml, version: 0 }, describe)} />;
}

function StoredRule({ ruleId }: { ruleId: string }) {
  const stored = useAsk("rules/get", { id: ruleId });
  if (stored.isPending) return <Skeleton lines={12} />;
  if (stored.data === undefined)
    return (
      <Failed
        error={stored.error}
        onRetry={() => void stored.refetch()}
        isRetrying={stored.isFetching}
      />
    );
  return <KeptEditor current={stored.data} />;
}

/** What somebody writes stays when others save the rule meanwhile. */
function KeptEditor({ current }: { current: ProcedureOutput<"rules/get"> }) {
  const base = useBase(current, describe);
  return <RuleEditor key={base.saved.version} base={base} />;
}

const describe = ({ yaml }: { yaml: string }) => ({ "The rule": yaml });
