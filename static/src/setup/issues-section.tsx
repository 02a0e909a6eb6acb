import Button from "@atlaskit/button/new";
import { useState } from "react";
import type { JiraIssueSettings, ProcedureOutput } from "#contract";
import { useTask } from "../ask/use-task";
import { describeIssueSettings } from "../issues/describe-issue-settings";
import { IssueSettingsForm } from "../issues/issue-settings-form";
import { Warnings } from "../issues/warnings";
import { Overtaken } from "../parts/overtaken";
import { tellDone } from "../parts/tell-done";
import { useBase } from "../parts/use-base";
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
  const base = useBase(issues ?? { settings: null, version: 0 }, ({ settings }) =>
    describeIssueSettings(settings),
  );
  const store = (settings: JiraIssueSettings, version: number) =>
    save.mutate(
      { settings, version },
      {
        onSuccess: (saved) => {
          base.settle(saved.version);
          setWarnings(saved.warnings);
          tellDone("Issue settings saved");
          if (isFirst && saved.warnings.length === 0) go("/events");
        },
      },
    );
  return (
    <>
      <h2>Jira issues</h2>
      <p className="setup-lead">
        Each alert becomes one issue. Choose a project that only the right people can see: issues
        name who did what. Single rules may differ; see their details under Rules.
      </p>
      <IssueSettingsForm
        key={base.saved.version}
        settings={base.saved.settings}
        error={save.error}
        isSaving={save.isPending}
        onSave={(settings) => store(settings, base.version)}
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
            onSaveOver={() => store(mine, base.newer?.saved.version ?? base.version)}
          />
        )}
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
