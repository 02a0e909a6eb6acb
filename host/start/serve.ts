import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { HostClock } from "../clock";
import { jiraUsers } from "../jira/site";
import { incidentKinds, type IncidentKind } from "../org-api/incidents/incident";
import { createPageHost, type PageHost } from "../page/create-page-host";
import type { PageUser } from "../page/page-user";
import type { LocalSite } from "./local-site";

/** Shows the site in a browser: the page that plays Jira, with the app in it. */
export function serve(
  site: LocalSite,
  options: {
    readonly appDir: string;
    readonly port: number;
    readonly clock: Pick<HostClock, "now">;
    readonly clockKind: "real" | "virtual";
    readonly onCspReport?: (text: string) => void;
  },
): Promise<PageHost> {
  const { forge, jira, organization, receivers } = site;
  const manifest: unknown = parse(readFileSync(join(options.appDir, "manifest.yml"), "utf8"));
  const { onCspReport } = options;
  return createPageHost({
    port: options.port,
    appDir: options.appDir,
    manifest,
    clock: options.clock,
    users: pageUsers,
    issues: async () => jira.issues(),
    receivers: () =>
      receivers.map((receiver) => ({
        name: receiver.name,
        title: receiver.title,
        address: receiver.origin,
        counts: receiver.counts(),
        streamed: receiver.streamed(),
        answers: receiver.answers(),
        received: receiver.received(),
      })),
    status: async () => ({
      clock: options.clockKind,
      now: options.clock.now(),
      eventsServed: organization.counts().served,
      issues: jira.counts().issues,
    }),
    incidents: {
      kinds: incidentKinds.map((key) => ({ key, title: titleOf(key) })),
      make: async (key) => {
        const kind = incidentKinds.find((known): known is IncidentKind => known === key);
        if (kind === undefined) return "There is no such incident.";
        const incident = organization.plantIncident(kind, options.clock.now() + 2_000);
        return `${incident.title}: it reaches the log within a minute or two.`;
      },
    },
    installation: forge.installation,
    app: {
      invokeResolver: async ({ moduleKey, functionKey, payload, accountId, context }) => {
        const { extension } = context;
        const isObject = typeof extension === "object" && extension !== null;
        const result = await forge.invokeResolver(moduleKey, functionKey, payload, {
          ...(accountId === undefined ? {} : { accountId }),
          ...(isObject ? { extension: Object.fromEntries(Object.entries(extension)) } : {}),
        });
        return result.success
          ? { ok: true, body: result.body }
          : { ok: false, message: result.error.errorMessage };
      },
      requestJira: (request, accountId) =>
        jira.handler(request, {
          as: "user",
          accountId: accountId ?? "",
          scopes: forge.manifest.permissions.scopes,
        }),
      egress: {
        list: async () =>
          forge.egressGroups().map((group) => ({ ...group, description: group.description ?? "" })),
        set: async (groups) => {
          try {
            forge.consentEgress(groups);
            return undefined;
          } catch (error) {
            return { refused: error instanceof Error ? error.message : String(error) };
          }
        },
        deleteGroup: async (key) => forge.revokeEgress(key),
        deleteDomain: async (key, domain) => {
          const left = forge
            .egressGroups()
            .filter((group) => group.key === key)
            .map((group) => ({
              ...group,
              configured: group.configured.filter((entry) => entry.domain !== domain),
            }));
          forge.consentEgress(left);
        },
      },
    },
    ...(onCspReport === undefined
      ? {}
      : { onCspReport: (report) => onCspReport(JSON.stringify(report)) }),
  });
}

const user = (
  { accountId, displayName }: { readonly accountId: string; readonly displayName: string },
  role: string,
  isAdmin: boolean,
): PageUser => ({ accountId, name: displayName, role, isAdmin });

const pageUsers: ReadonlyArray<PageUser> = [
  user(jiraUsers.siteAdmin, "Jira admin, manager", true),
  user(jiraUsers.secondAdmin, "Jira admin, no role", true),
  user(jiraUsers.analyst, "analyst", false),
  user(jiraUsers.auditor, "viewer", false),
  user(jiraUsers.member, "no role", false),
  { accountId: undefined, name: "Nobody", role: "not logged in", isAdmin: false },
];

function titleOf(kind: IncidentKind): string {
  const words = kind.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
