import { ChoiceField } from "./choice-field";
import type { IssueDraft } from "./issue-draft";
import type { IssueType } from "./issue-type";
import { LabelsField } from "./labels-field";
import { otherRequired } from "./other-required";
import { PersonField } from "./person-field";
import { ScreenField } from "./screen-field";

interface ScreenFieldsProps {
  issueType: IssueType;
  draft: IssueDraft;
  /** What is wrong, by field. */
  wrong: Record<string, string>;
  onChange(part: Partial<IssueDraft>): void;
}

/** The fields that the create screen of an issue type has, as far as the app may fill them. */
export function ScreenFields({ issueType, draft, wrong, onChange }: ScreenFieldsProps) {
  const field = (id: string) => issueType.fields.find((candidate) => candidate.id === id);
  const priority = field("priority");
  const security = field("security");
  return (
    <>
      {priority && (
        <ChoiceField
          id="issue-priority"
          label="Priority"
          required={priority.required}
          help="Left open, Jira's default is taken."
          error={wrong["priorityId"]}
          choices={priority.allowed}
          value={draft.priorityId}
          onChange={(priorityId) => onChange({ priorityId })}
        />
      )}
      {field("labels") && (
        <LabelsField
          labels={draft.labels}
          error={wrong["labels"]}
          onChange={(labels) => onChange({ labels })}
        />
      )}
      {field("assignee") && (
        <PersonField
          id="issue-assignee"
          label="Assignee"
          help="Left open, the project's own rule decides."
          error={wrong["assigneeId"]}
          accountId={draft.assigneeId}
          onChange={(assigneeId) => onChange({ assigneeId })}
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
          value={draft.securityLevelId}
          onChange={(securityLevelId) => onChange({ securityLevelId })}
        />
      )}
      {otherRequired(issueType).map((other) => (
        <ScreenField
          key={other.id}
          field={other}
          value={draft.fields[other.id]}
          error={wrong[`fields.${other.id}`] ?? wrong[other.id]}
          onChange={(value) => onChange({ fields: { ...draft.fields, [other.id]: value } })}
        />
      ))}
    </>
  );
}
