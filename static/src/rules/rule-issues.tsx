import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { JiraIssueSettings, ProcedureOutput } from "#contract";
import { useAsk } from "../ask/use-ask";
import { useTask } from "../ask/use-task";
import { describeIssueSettings } from "../issues/describe-issue-settings";
import { IssueSettingsForm } from "../issues/issue-settings-form";
import { Warnings } from "../issues/warnings";
import { Failed } from "../parts/failed";
import { Overtaken } from "../parts/overtaken";
import { Skeleton } from "../parts/skeleton";
import { tellDone } from "../parts/tell-done";
import { tellFailed } from "../parts/tell-failed";
import { useBase } from "../parts/use-base";

/** What issues of one rule have that the default has not. */
export function RuleIssues({ ruleId }: { ruleId: string }) {
  const own = useAsk("rules/issue-settings", { id: ruleId });
  const status = useAsk("setup/status", {});
  if (own.isPending || status.isPending) return <Skeleton lines={2} />;
  if (!own.data || !status.data) {
    return (
      <Failed
        error={own.error ?? status.error}
        onRetry={() => void Promise.all([own.refetch(), status.refetch()])}
      />
    );
  }
  return (
    <RuleIssuesForm
      ruleId={ruleId}
      own={own.data}
      standard={status.data.issues?.settings ?? null}
    />
  );
}

interface RuleIssuesFormProps {
  ruleId: string;
  own: ProcedureOutput<"rules/issue-settings">;
  standard: JiraIssueSettings | null;
}

function RuleIssuesForm({ ruleId, own, standard }: RuleIssuesFormProps) {
  const [editing, setEditing] = useState(false);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const save = useTask("rules/save-issue-settings", ["rules/issue-settings"]);
  const base = useBase(own, ({ settings }) => describeIssueSettings(merged(settings, standard)));
  const store = (settings: JiraIssueSettings | null, version = base.version) =>
    save.mutate(
      { id: ruleId, settings, version },
      {
        onSuccess: (saved) => {
          base.settle(saved.version);
          setWarnings(saved.warnings);
          setEditing(false);
          tellDone("Issue settings of the rule saved");
        },
        ...(settings === null && { onError: tellFailed }),
      },
    );
  if (editing) {
    return (
      <IssueSettingsForm
        key={base.saved.version}
        settings={merged(base.saved.settings, standard)}
        error={save.error}
        isSaving={save.isPending}
        onSave={(settings) => store(settings)}
        renderNotSaved={(mine) => (
          <Overtaken
            base={{
              ...base,
              take: () => {
                base.take();
                save.reset();
              },
            }}
            mine={describeIssueSettings(mine)}
            error={save.error}
            isSaving={save.isPending}
            onSaveOver={() => store(mine, base.newer?.saved.version)}
          />
        )}
        actions={
          <Button appearance="subtle" onClick={() => setEditing(false)}>
            Cancel
          </Button>
        }
      />
    );
  }
  const project = own.settings?.projectKey ?? standard?.projectKey;
  return (
    <>
      <p>
        {own.settings === null ? "As set for all rules" : "Settings of its own"}
        {project === undefined ? ", but no project is set there yet." : `: project ${project}.`}
      </p>
      <Warnings of={warnings} />
      <div className="rule-issue-actions">
        <Button spacing="compact" onClick={() => setEditing(true)}>
          {own.settings === null ? "Set differently" : "Change"}
        </Button>
        {own.settings !== null && (
          <Button
            spacing="compact"
            appearance="subtle"
            isLoading={save.isPending}
            onClick={() => store(null)}
          >
            Use the default again
          </Button>
        )}
      </div>
    </>
  );
}

/** The form begins with what holds now: the rule's own settings over the default. */
function merged(
  own: ProcedureOutput<"rules/issue-settings">["settings"],
  standard: JiraIssueSettings | null,
): JiraIssueSettings | null {
  const base = standard ?? { projectKey: "", issueTypeId: "", labels: [], fields: {} };
  if (own === null) return standard;
  return {
    ...base,
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)),
  };
}
