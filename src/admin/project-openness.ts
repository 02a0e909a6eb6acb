import { z } from "zod";
import { parseJson } from "#lib/parse-json";
import type { Platform } from "#ports";

/**
 * Warnings where many people may read the issues of a project: they name people, addresses and what was changed.
 * Jira shows permission schemes to administrators only, and not those of team-managed projects.
 */
export async function projectOpenness(
  deps: Pick<Platform, "jira">,
  projectKey: string,
): Promise<ReadonlyArray<string>> {
  const answer = await deps.jira.permissionScheme(projectKey);
  const scheme =
    answer.answered && answer.status === 200 ? Scheme.safeParse(parseJson(answer.body)).data : null;
  if (scheme?.permissions === undefined) {
    return [
      "It could not be checked who may read the issues of this project. Make sure that it is restricted to the people who may see audit events.",
    ];
  }
  const readers = new Set(
    scheme.permissions
      .filter(({ permission }) => permission === "BROWSE_PROJECTS")
      .map(({ holder }) => holder.type),
  );
  if (readers.has("anyone")) {
    return [
      "Anyone on the internet may read the issues of this project. Choose a restricted project, or set a security level.",
    ];
  }
  return readers.has("applicationRole")
    ? [
        "Everybody who can log in may read the issues of this project. Choose a restricted project, or set a security level.",
      ]
    : [];
}

const Scheme = z.object({
  permissions: z
    .array(z.object({ permission: z.string(), holder: z.object({ type: z.string() }) }))
    .optional(),
});
