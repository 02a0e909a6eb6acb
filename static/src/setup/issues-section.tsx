import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { ProcedureOutput } from "#contract";
import { useTask } from "../ask/use-task";
import { IssueSettingsForm } from "../issues/issue-settings-form";
import { Warnings } from "../issues/warnings";
import { tellDone } from "../parts/tell-done";
import { useRoute } from "../route/use-route";

interface IssuesSectionProps {
  issues: ProcedureOutput<"setup/status">["issues"];
  isFirst: boolean;
}

/** What alerts become in Jira, where a rule says nothing else. */
export function IssuesSection({ issues, isFirst }: IssuesSectionProps) {
  const { go } = useRoute();
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const save = useTask("issues/save-settings", ["setup/status"]);
  return (
    <>
      <h2>Jira issues</h2>
      <p className="setup-lead">
        Each alert becomes one issue. Choose a project that only the right people can see: issues
        name who did what. Single rules may differ; see their details under Rules.
      </p>
      <IssueSettingsForm
        key={issues?.version ?? 0}
        settings={issues?.settings ?? null}
        error={save.error}
        isSaving={save.isPending}
        onSave={(settings) =>
          save.mutate(
            { settings, version: issues?.version ?? 0 },
            {
              onSuccess: (saved) => {
                setWarnings(saved.warnings);
                tellDone("Issue settings saved");
                if (isFirst && saved.warnings.length === 0) go("/events");
              },
            },
          )
        }
        actions={
          isFirst && (
            <Button appearance="subtle" onClick={() => go("/events")}>
              {issues ? "Go to the events" : "Later"}
            </Button>
          )
        }
      />
      <Warnings of={warnings} />
    </>
  );
}
