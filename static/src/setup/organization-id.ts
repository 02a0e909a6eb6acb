/** The organization id in what somebody typed or pasted: the whole address of an admin.atlassian.com page is fine. */
export function organizationId(text: string): string {
  const trimmed = text.trim();
  return /admin\.atlassian\.com\/o\/([^/?#\s]+)/i.exec(trimmed)?.[1] ?? trimmed;
}
