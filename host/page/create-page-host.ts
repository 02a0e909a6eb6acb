import { createHash } from "node:crypto";
import type { HostClock } from "../clock";
import type { AppDoor } from "./app-door";
import { appModules } from "./app-module";
import { createAppOrigin } from "./app-origin";
import { bundleBrowserCode } from "./bundle-browser-code";
import { createCspReports, type CspReport } from "./csp-reports";
import { createFeed } from "./feed";
import type { HostStatus } from "./host-status";
import type { Incidents } from "./incidents";
import type { Installation } from "./invocation-context";
import { createInvocationQuota } from "./invocation-quota";
import { createOuterOrigin } from "./outer-origin";
import { PageManifest } from "./page-manifest";
import type { PageUser } from "./page-user";
import type { PageWorld } from "./page-world";
import { createResourcePath } from "./resource-path";
import { serve } from "./serve";
import type { ViewedIssue } from "./viewed-issue";
import type { ViewedReceiver } from "./viewed-receiver";

export interface PageHostOptions {
  /** Port of the outer page; 0 takes a free one. The app's frame gets the next port, or a free one. */
  readonly port: number;
  readonly app: AppDoor;
  /** The parsed manifest. */
  readonly manifest: unknown;
  /** The folder that the manifest's resource paths are relative to. Read with every request. */
  readonly appDir: string;
  readonly clock: Pick<HostClock, "now">;
  /** The first is chosen at first sight. */
  readonly users: ReadonlyArray<PageUser>;
  readonly issues: (viewer: string | undefined) => Promise<ReadonlyArray<ViewedIssue>>;
  /** Where alerts are sent to outside of Jira. */
  readonly receivers?: () => ReadonlyArray<ViewedReceiver>;
  readonly status: () => Promise<HostStatus>;
  readonly incidents?: Incidents;
  /** `siteUrl` may be left out: then it is the outer page, so that links to issues work. */
  readonly installation: Omit<Installation, "siteUrl"> & Partial<Pick<Installation, "siteUrl">>;
  /** Told of everything that the policy blocks, as it happens. */
  readonly onCspReport?: (report: CspReport) => void;
}

export interface PageHost {
  /** The outer page, for example `http://127.0.0.1:4600`. */
  readonly url: string;
  /** Where the frame lives: another origin and another site, as in production. */
  readonly appOrigin: string;
  /** Address of a module's page in the outer page, without a slash at its end; undefined for an unknown module. */
  readonly pageUrl: (moduleKey: string) => string | undefined;
  readonly cspReports: () => ReadonlyArray<CspReport>;
  /** Open pages load the app's frame anew, after its files changed. */
  readonly reloadApp: () => void;
  readonly close: () => Promise<void>;
}

/**
 * Plays Jira for the app's page: an outer page with navigation, issues, users and themes, and the built page in a
 * frame on another origin under production's policy. Rejects with code EADDRINUSE when `port` is taken, and with a
 * ZodError when the manifest has no modules that it could show.
 */
export async function createPageHost(options: PageHostOptions): Promise<PageHost> {
  const manifest = PageManifest.parse(options.manifest);
  const { environmentId } = options.installation;
  const modules = appModules(manifest, environmentId);
  const appId = manifest.app.id.split("/").at(-1) ?? "";
  const resourcePath = createResourcePath({ appId, environmentId, deploymentId: uuidOf(appId) });
  const feed = createFeed();
  const reports = createCspReports((report) => {
    feed.push({ kind: "csp", report });
    options.onCspReport?.(report);
  });
  const [script, bridge] = await Promise.all([
    bundleBrowserCode("outer/main.ts"),
    bundleBrowserCode("bridge/global-bridge.ts"),
  ]);

  let outerOrigin = "";
  const answerApp = createAppOrigin({
    appDir: options.appDir,
    manifest,
    resourcePath,
    bridge,
    outerOrigin: () => outerOrigin,
  });
  const listenApp = (port: number) => serve({ hostname: "localhost", port }, () => answerApp);
  const appServer = await listenApp(options.port === 0 ? 0 : options.port + 1).catch(() =>
    listenApp(0),
  );

  const world = (origin: string): PageWorld => ({
    app: options.app,
    manifest,
    modules,
    installation: { siteUrl: origin, ...options.installation },
    users: options.users,
    issues: options.issues,
    receivers: options.receivers ?? (() => []),
    incidents: options.incidents,
    status: options.status,
    reports,
    feed,
    quota: createInvocationQuota(options.clock),
    addressOf: (resource) => {
      const [key = "", entry] = resource.split("/");
      const declared = manifest.resources.find((one) => one.key === key);
      const file = entry === undefined ? "index.html" : declared?.entry?.[entry];
      if (declared === undefined || file === undefined) return undefined;
      return `${appServer.origin}${resourcePath.prefixOf(key)}${file}`;
    },
  });
  const outerServer = await serve({ hostname: "127.0.0.1", port: options.port }, (origin) =>
    createOuterOrigin(world(origin), { script, appOrigin: appServer.origin, outerOrigin: origin }),
  ).catch(async (error: unknown) => {
    await appServer.close();
    throw error;
  });
  outerOrigin = outerServer.origin;
  const stopRealtime = options.app.onRealtime?.((message) =>
    feed.push({ kind: "realtime", ...message }),
  );

  return {
    url: outerOrigin,
    appOrigin: appServer.origin,
    pageUrl: (moduleKey) => {
      const module = modules.find((one) => one.key === moduleKey);
      return module === undefined ? undefined : `${outerOrigin}${module.route}`;
    },
    cspReports: reports.all,
    reloadApp: () => feed.push({ kind: "rebuilt" }),
    close: async () => {
      stopRealtime?.();
      await Promise.all([outerServer.close(), appServer.close()]);
    },
  };
}

/** A stable id of UUID shape, where production has the id of a deployment. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}
