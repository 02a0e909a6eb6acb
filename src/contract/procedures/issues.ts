import { z } from "zod";
import { JiraIssueSettings } from "../jira-issue-settings";

/** What the page can ask about the issues that alerts become. */
export const issuesProcedures = {
  "issues/projects": {
    input: z.strictObject({ query: z.string().max(100) }),
    output: z.object({ projects: z.array(z.object({ key: z.string(), name: z.string() })) }),
  },
  /** What the create screens of a project ask for. */
  "issues/create-screen": {
    input: z.strictObject({ projectKey: z.string().max(50) }),
    output: z.object({
      issueTypes: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          fields: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              required: z.boolean(),
              /** Values to choose from, where Jira lists them. */
              allowed: z.array(z.object({ id: z.string(), name: z.string() })),
            }),
          ),
        }),
      ),
      mayCreate: z.boolean(),
      warnings: z.array(z.string()),
    }),
  },
  "issues/save-settings": {
    input: z.strictObject({ settings: JiraIssueSettings, version: z.number().int() }),
    output: z.object({ version: z.number().int(), warnings: z.array(z.string()) }),
  },
} as const;
