import type { ProcedureInput, ProcedureName, ProcedureOutput, RestoreItem } from "#contract";

type Answers<Names extends ProcedureName> = {
  [Name in Names]: (input: ProcedureInput<Name>) => ProcedureOutput<Name>;
};

const DAY = 86_400_000;

/** Eight copies, and a backup in which a document of each state stands. */
export function sampleBackups(
  look: string,
  now: number,
): Answers<
  "backups/list" | "backups/download" | "backups/upload" | "backups/preview" | "backups/restore"
> {
  const isEmpty = look === "empty" || look.includes("first");
  const item = (
    kind: string,
    title: string,
    state: RestoreItem["state"],
    more: Partial<RestoreItem> = {},
  ): RestoreItem => ({
    kind,
    id: title,
    title,
    state,
    changes: [],
    secrets: [],
    reasons: [],
    version: 1,
    ...more,
  });
  const items = [
    item("list", "office-ranges", "same"),
    item("rule", "Administrators' group joined at night", "new", { version: 0 }),
    item("rule", "Export of a large space", "refused", {
      reasons: ["Line 7: There is no list called contractors."],
    }),
    item("rule-switch", "bulk_content_viewing", "changed", { changes: ["enabled", "level"] }),
    item("suppression", "Weekly backup of the wiki by its service account", "new"),
    item("destination", "Security channel", "new", { secrets: ["Webhook address"] }),
    item("settings", "Retention and holds", "changed", { changes: ["windowDays"] }),
    item("roles", "Who may do what", "changed", {
      changes: ["entries"],
      reasons: ["You stay a manager, whatever the backup says."],
    }),
    item("token", "Incident automation in Jira", "by-hand", {
      reasons: [
        "Its secret is nowhere but with whoever uses it: create a new token and hand it out.",
      ],
    }),
    item("list", "break-glass", "only-here"),
  ];
  return {
    "backups/list": () => ({
      copies: Array.from({ length: isEmpty ? 0 : 8 }, (_, index) => ({
        id: `00000000000000${index}a`,
        week: "2026-11-23",
        madeAt: now - (index * 7 + 1) * DAY,
        characters: 48_212 - index * 1_310,
        documents: 64 - index,
      })),
      failed:
        look === "ill"
          ? {
              at: now - DAY,
              reason:
                "The configuration has 3,214 documents with 3,480,112 characters; a backup may have 3,000 with 3,000,000. Shorten long lists; rules can be exported as bundles.",
            }
          : null,
    }),
    "backups/download": () => ({ name: "audit-stream-configuration.json", text: "{}\n" }),
    "backups/upload": () => ({ id: "0123456789abcdef0123456789abcdef" }),
    "backups/preview": () => ({
      backup: {
        app: "1.4.0",
        madeAt: now - 9 * DAY,
        madeBy: "app",
        organization: "7c2f61a9-3f0e-4d0b-9a25-0d8f4f1f6a10",
      },
      isOfAnotherOrganization: look === "busy",
      items,
    }),
    "backups/restore": (asked) => ({
      items: items
        .filter(({ kind, id }) =>
          asked.items.some((chosen) => chosen.kind === kind && chosen.id === id),
        )
        .map((one) =>
          one.kind === "settings"
            ? {
                ...one,
                state: "overtaken",
                reasons: [
                  "It was changed after you looked, and was left as it is. Look again, then decide.",
                ],
              }
            : { ...one, state: "restored" },
        ),
    }),
  };
}
