import { JiraIssueSettings } from "#contract";

/**
 * The settings of one rule's issues: the default with what the rule has of its own. What belongs to a project (type,
 * priority, security level, assignee, fields) is not carried into another one, but for the type where the rule names
 * none.
 */
export function mergeSettings(
  standard: JiraIssueSettings,
  own: Partial<Readonly<Record<keyof JiraIssueSettings, unknown>>> | null,
): unknown {
  if (own === null) return standard;
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  if (own.projectKey !== undefined && own.projectKey !== standard.projectKey) {
    const { labels, issueTypeId } = standard;
    return { labels, issueTypeId, fields: {}, ...given };
  }
  return { ...standard, ...given, fields: { ...standard.fields, ...fieldsOf(own.fields) } };
}

function fieldsOf(fields: unknown): Readonly<Record<string, unknown>> {
  const parsed = JiraIssueSettings.shape.fields.safeParse(fields);
  return parsed.success ? parsed.data : {};
}
