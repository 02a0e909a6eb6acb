import type { ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useBase } from "../parts/use-base";
import { Waiting } from "../parts/waiting";
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
  if (stored.data === undefined) return <Waiting asked={stored} lines={12} />;
  return <KeptEditor current={stored.data} />;
}

/** What somebody writes stays when others save the rule meanwhile. */
function KeptEditor({ current }: { current: ProcedureOutput<"rules/get"> }) {
  const base = useBase(current, describe);
  return <RuleEditor key={base.saved.version} base={base} />;
}

const describe = ({ yaml }: { yaml: string }) => ({ "The rule": yaml });
