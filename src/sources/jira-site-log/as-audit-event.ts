import { z } from "zod";

/**
 * A record of Jira's own audit log in the shape of the organization's, so that it is stored, searched and matched like
 * any other. The record stays beside it as it came. Actions begin with `jira_site_`, since the organization's log may
 * tell of the same act: the two are marked, not merged. What is no record is handed on for the quarantine.
 * Shape: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-audit-records/
 */
export function asAuditEvent(raw: unknown): unknown {
  const parsed = Record.safeParse(raw);
  if (!parsed.success) return raw;
  const { id, created, summary, remoteAddress, authorAccountId, authorKey } = parsed.data;
  const { category, description, objectItem, associatedItems } = parsed.data;
  return {
    id: `jira-site-log:${id}`,
    type: "jira-audit-record",
    attributes: {
      time: created,
      action: `jira_site_${slug(summary)}`,
      actor: { id: authorAccountId || authorKey },
      ...(remoteAddress !== "" && { location: { ip: remoteAddress } }),
      ...(objectItem !== null && { context: [item(objectItem)] }),
      container: associatedItems.map(item),
      ...(category !== "" && { category }),
    },
    message: { content: sentence(summary, objectItem?.name ?? "", description), format: "simple" },
    record: raw,
  };
}

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? "");

const Item = z.object({ id: text, name: text, typeName: text });

const Record = z.object({
  id: z.union([z.number().int(), z.string().min(1)]),
  created: z.string(),
  summary: z.string().min(1),
  remoteAddress: text,
  authorAccountId: text,
  authorKey: text,
  category: text,
  description: text,
  objectItem: Item.nullish()
    .catch(null)
    .transform((value) => value ?? null),
  associatedItems: z.array(Item).catch([]),
});

const item = ({ id, name, typeName }: z.infer<typeof Item>) => ({
  id,
  type: typeName.toLowerCase(),
  attributes: { name },
});

/** `Permission scheme updated` becomes `permission_scheme_updated`; other letters than Latin ones stay. */
const slug = (summary: string): string =>
  summary
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_|_$/g, "")
    .slice(0, 150) || "unnamed";

const sentence = (summary: string, name: string, description: string): string =>
  [summary, name, description].filter((part) => part !== "").join(": ");
