import Button from "@atlaskit/button/new";
import { useState, type FormEvent, type ReactNode } from "react";
import type { JiraIssueSettings, ProcedureOutput } from "#contract";
import { fieldMessages } from "../ask/field-messages";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Skeleton } from "../parts/skeleton";
import { ChoiceField } from "./choice-field";
import { draftOf } from "./draft-of";
import type { IssueDraft } from "./issue-draft";
import { ProjectField } from "./project-field";
import { ScreenFields } from "./screen-fields";
import { settingsOf } from "./settings-of";
import { Warnings } from "./warnings";
import "./issues.css";

interface IssueSettingsFormProps {
  settings: JiraIssueSettings | null;
  error: Error | null;
  isSaving: boolean;
  onSave(settings: JiraIssueSettings): void;
  /** Why they were not saved, with what stands in the form. */
  renderNotSaved(mine: JiraIssueSettings): ReactNode;
  actions?: ReactNode;
}

/** Project, issue type and what the project's create screen asks for. */
export function IssueSettingsForm(props: IssueSettingsFormProps) {
  const { settings, error, isSaving, onSave, renderNotSaved, actions } = props;
  const [draft, setDraft] = useState<IssueDraft>(() => draftOf(settings));
  const { projectKey } = draft;
  const screen = useAsk("issues/create-screen", { projectKey }, { enabled: projectKey !== "" });
  const issueType = screen.data?.issueTypes.find((type) => type.id === draft.issueTypeId);
  const wrong = fieldMessages(error);
  const set = (part: Partial<IssueDraft>) => setDraft((before) => ({ ...before, ...part }));

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (issueType) onSave(settingsOf(draft, issueType));
  };
  return (
    <form className="issues-form" onSubmit={onSubmit}>
      <ProjectField
        projectKey={projectKey}
        error={wrong["projectKey"]}
        onChange={(key) => set({ projectKey: key, issueTypeId: "" })}
      />
      {screen.isLoading && <Skeleton lines={6} label="Reading the create screen" />}
      {screen.isError && (
        <Failed
          error={screen.error}
          onRetry={() => void screen.refetch()}
          isRetrying={screen.isFetching}
        />
      )}
      {screen.data && (
        <>
          <Warnings of={projectWarnings(screen.data)} />
          <ChoiceField
            id="issue-type"
            label="Issue type"
            required
            error={wrong["issueTypeId"]}
            choices={screen.data.issueTypes}
            value={draft.issueTypeId}
            onChange={(issueTypeId) => set({ issueTypeId })}
          />
        </>
      )}
      {issueType && (
        <ScreenFields issueType={issueType} draft={draft} wrong={wrong} onChange={set} />
      )}
      {issueType && renderNotSaved(settingsOf(draft, issueType))}
      <div className="issues-actions">
        <Button
          type="submit"
          appearance="primary"
          isLoading={isSaving}
          isDisabled={!issueType || screen.data?.mayCreate === false}
        >
          Save
        </Button>
        {actions}
      </div>
    </form>
  );
}

function projectWarnings({
  mayCreate,
  warnings,
}: ProcedureOutput<"issues/create-screen">): readonly string[] {
  if (mayCreate) return warnings;
  return [
    "The app may not create issues in this project. Give it the permission to, or choose another.",
    ...warnings,
  ];
}
