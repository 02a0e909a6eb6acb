import type { SigmaDocument } from "#sigma/sigma-document";

/** What a notice says about the rule that raised its alert. */
export type ToldRule = Pick<
  SigmaDocument,
  "id" | "description" | "falsepositives" | "references" | "tags"
>;
