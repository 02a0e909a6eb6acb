import { z } from "zod";
import { jiraUsers } from "../jira/site";
import { organizationKeys } from "../org-api/organization-keys";
import type { LocalSite } from "./local-site";

const Answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ message: z.string() }) }),
]);

const Screen = z.object({
  issueTypes: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** Does what an administrator does on the first day, through the same page: connect, choose a project, give roles. */
export async function connect(
  site: LocalSite,
  options: { readonly backfillDays: number; readonly deliverHistorical: boolean },
): Promise<void> {
  const admin = jiraUsers.siteAdmin.accountId;
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const answer = Answer.parse(await site.ask(admin, name, input));
    if (answer.ok) return answer.value;
    throw new Error(`${name}: ${answer.failure.message}`);
  };
  await site.forge.fireLifecycle("installed", admin);
  const credentials = { orgId: site.organization.orgId, apiKey: organizationKeys.good };
  const connection = { ...credentials, ...options, keyExpiresAt: null };
  const { result, message } = z
    .object({ result: z.string(), message: z.string() })
    .parse(await ask("setup/connect", connection));
  if (result !== "ok") throw new Error(`setup/connect: ${result}: ${message}`);
  const { issueTypes } = Screen.parse(await ask("issues/create-screen", { projectKey: "SEC" }));
  const task = issueTypes.find(({ name }) => name === "Task") ?? issueTypes[0];
  const settings = { projectKey: "SEC", issueTypeId: task?.id ?? "", labels: [], fields: {} };
  await ask("issues/save-settings", { settings, version: 0 });
  const roles = z.object({ version: z.number() }).parse(await ask("roles/get", {}));
  const entries = [
    { accountId: admin, role: "manager" },
    { accountId: jiraUsers.analyst.accountId, role: "analyst" },
    { accountId: jiraUsers.auditor.accountId, role: "viewer" },
  ];
  await ask("roles/save", { entries, version: roles.version });
}
