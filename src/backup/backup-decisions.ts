import type { DocumentKind } from "#ports";

/** `restored`: in the file and back again. `told`: in the file, to be made by hand. `left-out`: not in the file. */
export interface BackupDecision {
  readonly is: "restored" | "told" | "left-out";
  /** What people call such a document. */
  readonly title: string;
  /** Why it does not come back. */
  readonly because?: string;
}

/** What becomes of every kind of document in a backup of the configuration. A new kind has to be decided here. */
export const backupDecisions: Readonly<Record<DocumentKind, BackupDecision>> = {
  list: { is: "restored", title: "List" },
  rule: { is: "restored", title: "Rule" },
  "rule-switch": { is: "restored", title: "Rule settings" },
  suppression: { is: "restored", title: "Suppression" },
  destination: { is: "restored", title: "Destination" },
  // By id: see `settingsDecision`.
  settings: { is: "restored", title: "Settings" },
  roles: { is: "restored", title: "Access" },
  token: {
    is: "told",
    title: "Token",
    because: "Its secret is nowhere but with whoever uses it: create a new token and hand it out.",
  },
  connection: {
    is: "left-out",
    title: "Connection",
    because: "Whoever restores has connected the organization with a key of their own.",
  },
  digest: {
    is: "left-out",
    title: "Weekly digest that was sent",
    because: "It sums up events, and is no configuration.",
  },
  "change-note": {
    is: "left-out",
    title: "Note on a change",
    because: "It belongs to an event, as evidence: evidence packs carry it.",
  },
};
