import { AsyncSelect } from "@atlaskit/select";
import { answerOrThrow } from "../ask/answer-or-throw";
import { Field } from "../parts/field";

interface ProjectFieldProps {
  projectKey: string;
  error?: string | undefined;
  onChange(projectKey: string): void;
}

/** A Jira project, found by name or key. */
export function ProjectField({ projectKey, error, onChange }: ProjectFieldProps) {
  return (
    <Field id="issue-project" label="Project" required error={error}>
      <AsyncSelect
        inputId="issue-project"
        defaultOptions
        cacheOptions
        isInvalid={error !== undefined}
        placeholder="Search by name or key"
        value={projectKey === "" ? null : { value: projectKey, label: projectKey }}
        loadOptions={findProjects}
        onChange={(picked) => onChange(picked?.value ?? "")}
      />
    </Field>
  );
}

async function findProjects(query: string): Promise<{ value: string; label: string }[]> {
  const { projects } = await answerOrThrow("issues/projects", { query });
  return projects.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }));
}
