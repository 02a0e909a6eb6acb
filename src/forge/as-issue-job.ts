import { z } from "zod";

const IssueEvent = z.object({ issue: z.object({ key: z.string().min(1).max(255) }) });

/** The handler of an event about an issue of the site. One that names no issue is none of ours. */
export function asIssueJob(job: (issueKey: string) => Promise<void>) {
  return async (event: unknown): Promise<{ readonly statusCode: number }> => {
    const told = IssueEvent.safeParse(event);
    if (told.success) await job(told.data.issue.key);
    return { statusCode: 204 };
  };
}
