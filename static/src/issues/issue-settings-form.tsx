import Button from "@atlaskit/button/new";
import { AsyncSelect, CreatableSelect } from "@atlaskit/select";
import { useState, type FormEvent, type ReactNode } from "react";
import type { JiraIssueSettings } from "#contract";
import { answerOrThrow } from "../ask/answer-or-throw";
import { fieldMessages } from "../ask/field-messages";
import { useAsk } from "../ask/use-ask";
import { Failed } from "../parts/failed";
import { Field } from "../parts/field";
import { Skeleton } from "../parts/skeleton";
import { ChoiceField } from "./choice-field";
import { PersonField } from "./person-field";
import { ScreenField } from "./screen-field";
import { Warnings } from "./warnings";
import "./issues.css";

interface IssueSettingsFormProps {
  settings: JiraIssueSettings | null;
  error: Error | null;
  isSaving: boolean;
  onSave(settings: JiraIssueSettings): void;
  actions?: ReactNode;
}

/** What the app fills in by itself, and what this form has inputs of its own for. */
const ownFields = new Set([
  "project",
  "issuetype",
  "summary",
  "description",
  "reporter",
  "attachment",
]);
const shownFields = new Set(["priority", "labels", "assignee", "security"]);

/** Project, issue type and what the project's create screen asks for. */
export function IssueSettingsForm({
  settings,
  error,
  isSaving,
  onSave,
  actions,
}: IssueSettingsFormProps) {
  const [projectKey, setProjectKey] = useState(settings?.projectKey ?? "");
  const [issueTypeId, setIssueTypeId] = useState(settings?.issueTypeId ?? "");
  const [priorityId, setPriorityId] = useState(settings?.priorityId ?? "");
  const [labels, setLabels] = useState<readonly string[]>(settings?.labels ?? []);
  const [assigneeId, setAssigneeId] = useState(settings?.assigneeId ?? "");
  const [securityLevelId, setSecurityLevelId] = useState(settings?.securityLevelId ?? "");
  const [fields, setFields] = useState<Record<string, unknown>>(settings?.fields ?? {});
  const screen = useAsk("issues/create-screen", { projectKey }, { enabled: projectKey !== "" });
  const wrong = fieldMessages(error);
  const issueType = screen.data?.issueTypes.find((type) => type.id === issueTypeId);
  const field = (id: string) => issueType?.fields.find((candidate) => candidate.id === id);
  const priority = field("priority");
  const security = field("security");
  const others = issueType?.fields.filter(
    ({ id, required }) => required && !ownFields.has(id) && !shownFields.has(id),
  );

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const kept = Object.entries(fields).filter(([id]) => field(id));
    onSave({
      projectKey,
      issueTypeId,
      labels: [...labels],
      ...(priority && priorityId !== "" && { priorityId }),
      ...(field("assignee") && assigneeId !== "" && { assigneeId }),
      ...(security && securityLevelId !== "" && { securityLevelId }),
      fields: Object.fromEntries(kept),
    });
  };
  return (
    <form className="issues-form" onSubmit={onSubmit}>
      <Field id="issue-project" label="Project" required error={wrong["projectKey"]}>
        <AsyncSelect
          inputId="issue-project"
          defaultOptions
          cacheOptions
          placeholder="Search by name or key"
          value={projectKey === "" ? null : { value: projectKey, label: projectKey }}
          loadOptions={async (query: string) => {
            const found = await answerOrThrow("issues/projects", { query });
            return found.projects.map(({ key, name }) => ({
              value: key,
              label: `${name} (${key})`,
            }));
          }}
          onChange={(picked) => {
            setProjectKey(picked?.value ?? "");
            setIssueTypeId("");
          }}
        />
      </Field>
      {screen.isLoading && <Skeleton lines={6} label="Reading the create screen" />}
      {screen.isError && (
        <Failed
          error={screen.error}
          onRetry={() => void screen.refetch()}
          isRetrying={screen.isFetching}
        />
      )}
      {screen.data && <Warnings of={projectWarnings(screen.data)} />}
      {screen.data && (
        <ChoiceField
          id="issue-type"
          label="Issue type"
          required
          error={wrong["issueTypeId"]}
          choices={screen.data.issueTypes}
          value={issueTypeId}
          onChange={setIssueTypeId}
        />
      )}
      {priority && (
        <ChoiceField
          id="issue-priority"
          label="Priority"
          required={priority.required}
          help="Left open, Jira's default is taken."
          error={wrong["priorityId"]}
          choices={priority.allowed}
          value={priorityId}
          onChange={setPriorityId}
        />
      )}
      {field("labels") && (
        <Field
          id="issue-labels"
          label="Labels"
          error={wrong["labels"]}
          help="Type a label and press Enter. Labels have no spaces."
        >
          <CreatableSelect
            inputId="issue-labels"
            isMulti
            isClearable
            placeholder="audit-stream"
            options={[]}
            noOptionsMessage={() => "Type a label"}
            isValidNewOption={(text: string) => /^\S+$/.test(text.trim())}
            value={labels.map((label) => ({ value: label, label }))}
            onChange={(picked) => setLabels(picked.map(({ value }) => value.trim()))}
          />
        </Field>
      )}
      {field("assignee") && (
        <PersonField
          id="issue-assignee"
          label="Assignee"
          help="Left open, the project's own rule decides."
          error={wrong["assigneeId"]}
          accountId={assigneeId}
          onChange={setAssigneeId}
        />
      )}
      {security && (
        <ChoiceField
          id="issue-security"
          label="Security level"
          required={security.required}
          help="Limits who may see the issue, where the whole project is too wide."
          error={wrong["securityLevelId"]}
          choices={security.allowed}
          value={securityLevelId}
          onChange={setSecurityLevelId}
        />
      )}
      {others?.map((other) => (
        <ScreenField
          key={other.id}
          field={other}
          value={fields[other.id]}
          error={wrong[`fields.${other.id}`] ?? wrong[other.id]}
          onChange={(value) => setFields((before) => ({ ...before, [other.id]: value }))}
        />
      ))}
      {error !== null && <Failed error={error} />}
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
}: {
  mayCreate: boolean;
  warnings: string[];
}): string[] {
  if (mayCreate) return warnings;
  return [
    "The app may not create issues in this project. Give it the permission to, or choose another.",
    ...warnings,
  ];
}
