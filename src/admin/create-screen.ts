import { z } from "zod";
import type { Failure } from "#contract";
import { parseJson } from "#lib/parse-json";
import { err, ok, type Result } from "#lib/result";
import type { HttpAnswer, Platform } from "#ports";

/** One field of a create screen, with what Jira says about its values. */
export interface ScreenField {
  readonly id: string;
  readonly name: string;
  /** Jira has no value of its own for it. */
  readonly required: boolean;
  readonly allowed: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  /** What kind of value the field takes: `number`, `array` of `option`, … */
  readonly type: string;
  readonly items: string;
  /** The type of a custom field, such as `…customfieldtypes:textarea`. */
  readonly custom: string;
}

/** The types of issues that can be made in a project by themselves; sub-tasks would need a parent. */
export async function readIssueTypes(
  deps: Pick<Platform, "jira">,
  projectKey: string,
): Promise<Result<ReadonlyArray<{ readonly id: string; readonly name: string }>, Failure>> {
  const answer = await deps.jira.issueTypes(projectKey);
  const page = successOf(answer, IssueTypes);
  if (page === null) return err(projectFailure(answer));
  return ok(
    (page.issueTypes ?? page.values ?? [])
      .filter((type) => !type.subtask)
      .map(({ id, name }) => ({ id, name })),
  );
}

/** What the create screen of a project asks for, by type of issue. */
export async function readScreenFields(
  deps: Pick<Platform, "jira">,
  projectKey: string,
  issueTypeId: string,
): Promise<Result<ReadonlyArray<ScreenField>, Failure>> {
  const answer = await deps.jira.createFields(projectKey, issueTypeId);
  const page = successOf(answer, Fields);
  if (page === null) return err(projectFailure(answer));
  return ok((page.fields ?? page.results ?? page.values ?? []).map(toScreenField));
}

/** Whether the app itself may create issues and comment on them; null where Jira shows it nothing of the project. */
export async function readAppPermissions(
  deps: Pick<Platform, "jira">,
  projectKey: string,
): Promise<{ readonly create: boolean; readonly comment: boolean } | null> {
  const permissions = successOf(
    await deps.jira.projectPermissions(projectKey),
    Permissions,
  )?.permissions;
  if (permissions === undefined) return null;
  return {
    create: permissions.CREATE_ISSUES?.havePermission ?? false,
    comment: permissions.ADD_COMMENTS?.havePermission ?? true,
  };
}

export const jiraUnavailable: Failure = {
  code: "unavailable",
  message: "Jira did not answer. Try again in a minute.",
};

/** Why Jira told nothing about a project. */
function projectFailure(answer: HttpAnswer): Failure {
  const refused =
    answer.answered && answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  if (!refused) {
    return jiraUnavailable;
  }
  const message =
    "There is no such project, or the app may not see it. Check the key, and that the app has access to the project.";
  return { code: "not-found", message, fields: { projectKey: message } };
}

function successOf<T>(answer: HttpAnswer, schema: z.ZodType<T>): T | null {
  if (!answer.answered || answer.status !== 200) return null;
  return schema.safeParse(parseJson(answer.body)).data ?? null;
}

const IssueType = z.object({ id: z.string(), name: z.string(), subtask: z.boolean().catch(false) });
/** The list's name has differed between Jira's documents and its answers. */
const IssueTypes = z.object({
  issueTypes: z.array(IssueType).optional(),
  values: z.array(IssueType).optional(),
});

const Allowed = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
});
const Field = z.object({
  fieldId: z.string().optional(),
  key: z.string().optional(),
  name: z.string().catch(""),
  required: z.boolean().catch(false),
  hasDefaultValue: z.boolean().catch(false),
  allowedValues: z.array(Allowed.catch({})).catch([]),
  schema: z
    .object({
      type: z.string().catch(""),
      items: z.string().catch(""),
      custom: z.string().catch(""),
    })
    .catch({ type: "", items: "", custom: "" }),
});
const Fields = z.object({
  fields: z.array(Field).optional(),
  results: z.array(Field).optional(),
  values: z.array(Field).optional(),
});

const Permission = z.object({ havePermission: z.boolean() }).optional();
const Permissions = z.object({
  permissions: z.object({ CREATE_ISSUES: Permission, ADD_COMMENTS: Permission }),
});

function toScreenField(field: z.infer<typeof Field>): ScreenField {
  const id = field.fieldId ?? field.key ?? "";
  return {
    id,
    name: field.name === "" ? id : field.name,
    required: field.required && !field.hasDefaultValue,
    allowed: field.allowedValues.flatMap((value) =>
      value.id === undefined ? [] : [{ id: value.id, name: value.name ?? value.value ?? value.id }],
    ),
    ...field.schema,
  };
}
