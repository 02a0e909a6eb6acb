import type { AppDoor } from "./app-door";
import type { AppModule } from "./app-module";
import type { CspReports } from "./csp-reports";
import type { Feed } from "./feed";
import type { HostStatus } from "./host-status";
import type { Incidents } from "./incidents";
import type { Installation } from "./invocation-context";
import type { InvocationQuota } from "./invocation-quota";
import type { PageManifest } from "./page-manifest";
import type { PageUser } from "./page-user";
import type { ViewedReceiver } from "./viewed-receiver";
import type { ViewedIssue } from "./viewed-issue";

/** Everything that an endpoint of the outer page may use. */
export interface PageWorld {
  readonly app: AppDoor;
  readonly manifest: PageManifest;
  readonly modules: ReadonlyArray<AppModule>;
  readonly installation: Installation;
  readonly users: ReadonlyArray<PageUser>;
  readonly issues: (viewer: string | undefined) => Promise<ReadonlyArray<ViewedIssue>>;
  readonly receivers: () => ReadonlyArray<ViewedReceiver>;
  readonly incidents: Incidents | undefined;
  readonly status: () => Promise<HostStatus>;
  readonly reports: CspReports;
  readonly feed: Feed;
  readonly quota: InvocationQuota;
  /** Address of a resource (`key` or `key/entry`) on the app's origin; undefined when the manifest has none. */
  readonly addressOf: (resource: string) => string | undefined;
}
