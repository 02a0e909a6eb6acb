import { z } from "zod";
import { jiraUsers } from "../jira/site";
import { organizationKeys } from "../org-api/organization-keys";
import type { HostClock } from "../clock";
import { addDestinations } from "./add-destinations";
import { askAgain } from "./ask-again";
import type { LocalSite } from "./local-site";

const Answer = z.discriminatedUnion("ok", [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: z.looseObject({ message: z.string() }) }),
]);

const Screen = z.object({
  issueTypes: z.array(z.object({ id: z.string(), name: z.string() })),
});

const Versions = z.object({ issues: z.object({ version: z.number() }).nullable() });

/**
 * Does what an administrator does on the first day, through the same page: connect, choose a project,
 * give roles, add Slack, Splunk and the SIEM. A step
 * that fails is tried again, as a person would.
 */
export async function connect(
  site: LocalSite,
  clock: HostClock,
  options: {
    readonly backfillDays: number;
    readonly deliverHistorical: boolean;
    /** Without Slack, Splunk and the SIEM. */
    readonly onlyJira?: boolean;
  },
): Promise<void> {
  const admin = jiraUsers.siteAdmin.accountId;
  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const answer = Answer.parse(await site.ask(admin, name, input));
    if (answer.ok) return answer.value;
    throw new Error(`${name}: ${answer.failure.message}`);
  };
  await site.forge.fireLifecycle("installed", admin);
  const credentials = { orgId: site.organization.orgId, apiKey: organizationKeys.good };
  const join = (backfillDays: number): Promise<void> =>
    askAgain(clock, async () => {
      const { deliverHistorical } = options;
      const connection = { ...credentials, backfillDays, deliverHistorical, keyExpiresAt: null };
      const { result, message } = z
        .object({ result: z.string(), message: z.string() })
        .parse(await ask("setup/connect", connection));
      if (result !== "ok") throw new Error(`setup/connect: ${result}: ${message}`);
    });
  // The past comes last: what is found while a destination is not there yet is not sent to it.
  await join(0);
  await askAgain(clock, async () => {
    const { issueTypes } = Screen.parse(await ask("issues/create-screen", { projectKey: "SEC" }));
    const task = issueTypes.find(({ name }) => name === "Task") ?? issueTypes[0];
    const settings = { projectKey: "SEC", issueTypeId: task?.id ?? "", labels: [], fields: {} };
    const { issues } = Versions.parse(await ask("setup/status", {}));
    await ask("issues/save-settings", { settings, version: issues?.version ?? 0 });
  });
  await askAgain(clock, async () => {
    const { version } = z.object({ version: z.number() }).parse(await ask("roles/get", {}));
    const entries = [
      { accountId: admin, role: "manager" },
      { accountId: jiraUsers.analyst.accountId, role: "analyst" },
      { accountId: jiraUsers.auditor.accountId, role: "viewer" },
    ];
    await ask("roles/save", { entries, version });
  });
  if (options.onlyJira !== true) await addDestinations(site, clock, ask);
  await join(options.backfillDays);
}
