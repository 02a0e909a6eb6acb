import type { DocumentKind } from "#ports";
import { backupDecisions, type BackupDecision } from "./backup-decisions";
import { settingsDecision } from "./settings-decision";

/** What becomes of one document in a backup. */
export const decisionOf = (kind: DocumentKind, id: string): BackupDecision =>
  kind === "settings" ? settingsDecision(id) : backupDecisions[kind];
