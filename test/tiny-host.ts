import { createPageHost, type PageHost } from "../host/page/create-page-host";
import type { EgressGroup, RealtimeMessage, ResolverCall } from "../host/page/app-door";
import { buildTinyApp } from "./tiny-app/build-tiny-app";

export interface TinyHost {
  readonly page: PageHost;
  /** What reached the resolver. */
  readonly calls: ReadonlyArray<ResolverCall>;
  readonly egress: () => ReadonlyArray<EgressGroup>;
  readonly incidents: ReadonlyArray<string>;
  /** As if a function of the app published it. */
  readonly publish: (message: RealtimeMessage) => void;
  readonly close: () => Promise<void>;
}

/** The page host around the tiny app; its resolver answers what it got, and fails when asked for `fail`. */
export async function openTinyHost(): Promise<TinyHost> {
  const app = await buildTinyApp();
  const calls: Array<ResolverCall> = [];
  const incidents: Array<string> = [];
  let egress: ReadonlyArray<EgressGroup> = [];
  let publish: (message: RealtimeMessage) => void = () => undefined;
  const page = await createPageHost({
    port: 0,
    manifest: app.manifest,
    appDir: app.dir,
    clock: { now: () => noon },
    installation: {
      cloudId: "99999999-2222-4333-8444-555555555555",
      environmentId: "22222222-2222-4333-8444-555555555555",
      environmentType: "DEVELOPMENT",
    },
    users: [
      { accountId: "ada", name: "Ada", role: "site admin", isAdmin: true },
      {
        accountId: "ann",
        name: "Ann",
        role: "analyst",
        isAdmin: false,
        locale: "de-DE",
        timezone: "Europe/Berlin",
      },
      { accountId: undefined, name: "Nobody", role: "not logged in", isAdmin: false },
    ],
    app: {
      invokeResolver: async (call) => {
        calls.push(call);
        if (call.functionKey === "fail") return { ok: false, message: "the rule is not there" };
        return {
          ok: true,
          body: { payload: call.payload ?? null, accountId: call.accountId ?? null },
        };
      },
      requestJira: async (request, accountId) => ({
        status: accountId === undefined ? 401 : 200,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          method: request.method,
          url: request.url,
          accountId: accountId ?? null,
        }),
      }),
      egress: {
        list: async () => egress,
        set: async (groups) => {
          egress = groups;
          return undefined;
        },
        deleteGroup: async (key) => {
          egress = egress.filter((group) => group.key !== key);
        },
        deleteDomain: async () => undefined,
      },
      onRealtime: (listener) => {
        publish = listener;
        return () => undefined;
      },
    },
    issues: async (viewer) =>
      viewer === undefined
        ? []
        : [
            {
              key: "SEC-1",
              summary: "Admin granted <img src=x onerror=alert(1)>",
              issueType: "Task",
              status: "To do",
              priority: "High",
              labels: ["audit-stream"],
              securityLevel: "Security team",
              assignee: "",
              createdBy: "Tiny app",
              created: noon,
              description: "Actor: mallory@example.com\nFrom: 192.0.2.7",
              comments: [{ author: "Tiny app", created: noon, text: "Seen again." }],
              properties: { alert: { key: "abc" } },
            },
          ],
    status: async () => ({ clock: "virtual", now: noon, eventsServed: 1_234, issues: 1 }),
    incidents: {
      kinds: [
        { key: "admin-granted", title: "Admin granted" },
        { key: "key-created", title: "Key created" },
      ],
      make: async (kind) => {
        incidents.push(kind);
        return `Somebody did ${kind}.`;
      },
    },
  });
  return {
    page,
    calls,
    incidents,
    egress: () => egress,
    publish: (message) => publish(message),
    close: async () => {
      await page.close();
      await app.remove();
    },
  };
}

const noon = Date.UTC(2026, 10, 24, 12);
