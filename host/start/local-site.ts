import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  createForgeHost,
  type ForgeHost,
  type ForgeHostOptions,
  type RunnerOptions,
} from "../forge-host";
import type { HttpRequest } from "../http";
import { createJira, type Jira } from "../jira/create-jira";
import type { JiraSnapshot } from "../jira/jira-state";
import {
  createOrganization,
  type Organization,
  type OrganizationOptions,
  type OrganizationSnapshot,
} from "../org-api/create-organization";
import type { InboxSnapshot } from "../receivers/create-inbox";
import type { Receiver } from "../receivers/receiver";
import { createReceivers } from "./create-receivers";
import { createSiteState } from "./site-state";

export interface LocalSiteOptions {
  readonly appDir: string;
  readonly bundleDir: string;
  /** In memory when absent. */
  readonly stateDir?: string;
  readonly run: RunnerOptions;
  readonly seed: string;
  readonly sql?: string;
  readonly organization: Omit<OrganizationOptions, "clock" | "seed" | "snapshot">;
  /** Hears of every request to the internet before it is answered. */
  readonly onRequest?: (request: HttpRequest) => void;
  readonly forge?: Partial<
    Pick<
      ForgeHostOptions,
      "affectedRows" | "recordSql" | "limited" | "faults" | "variables" | "log" | "onInvocation"
    >
  >;
}

/** A Jira site with the app installed, and the organization that it collects from, all of it on this machine. */
export interface LocalSite {
  readonly forge: ForgeHost;
  readonly jira: Jira;
  readonly organization: Organization;
  /** Slack, Splunk and a webhook's server. */
  readonly receivers: ReadonlyArray<Receiver>;
  /** Whether the state was there before: the app is installed already. */
  readonly isKnown: boolean;
  /** Asks the app as a person on its admin page. Throws where the function failed; a refusal is an answer. */
  readonly ask: (accountId: string, name: string, input: unknown) => Promise<unknown>;
  readonly save: () => void;
  readonly close: () => Promise<void>;
}

const ISSUE_EVENT_LAG_MS = 2_000;

const ADMIN_PAGE = "audit-stream-admin";

/** Puts the stand-ins and the platform together. Nothing runs yet: the caller starts the schedule or moves the clock. */
export async function createLocalSite(options: LocalSiteOptions): Promise<LocalSite> {
  const { appDir, run, seed } = options;
  const { clock } = run;
  const state = createSiteState(options.stateDir);
  const before = snapshotOf<OrganizationSnapshot>(state.read("organization"));
  const jiraBefore = snapshotOf<JiraSnapshot>(state.read("jira"));
  const organization = createOrganization({
    ...options.organization,
    clock,
    seed,
    ...(before === undefined ? {} : { snapshot: before }),
  });
  const jira = createJira({
    clock,
    seed,
    searchableProperties: propertiesOf(appDir),
    // Jira tells apps in its own time, after it has answered.
    onIssueEvent: (event) =>
      void clock.after(ISSUE_EVENT_LAG_MS, () => {
        void host?.fireProductEvent(event, event.atlassianId === jira.site.appAccountId);
      }),
    ...(jiraBefore === undefined ? {} : { snapshot: jiraBefore }),
  });
  const receivers = createReceivers(
    { clock, seed },
    snapshotOf<Readonly<Record<string, InboxSnapshot>>>(state.read("receivers")),
  );
  let host: ForgeHost | undefined;
  const forge = await createForgeHost({
    appDir,
    bundleDir: options.bundleDir,
    run,
    seed,
    internet: new Map(
      [
        ["https://api.atlassian.com", organization.handler] as const,
        ...receivers.flatMap(({ origin, alsoAt, handler }) =>
          [origin, ...alsoAt].map((each) => [each, handler] as const),
        ),
      ].map(([origin, handler]) => [
        origin,
        (request: HttpRequest) => {
          options.onRequest?.(request);
          return handler(request);
        },
      ]),
    ),
    jira: jira.handler,
    environmentType: "PRODUCTION",
    ...(options.stateDir === undefined ? {} : { stateDir: options.stateDir }),
    ...(options.sql === undefined ? {} : { sql: options.sql }),
    ...options.forge,
  });
  host = forge;
  const save = (): void => {
    state.write("organization", organization.snapshot());
    state.write("jira", jira.snapshot());
    state.write(
      "receivers",
      Object.fromEntries(receivers.map((receiver) => [receiver.name, receiver.snapshot()])),
    );
    state.write("clock", { now: clock.now() });
  };
  return {
    forge,
    jira,
    organization,
    receivers,
    isKnown: before !== undefined,
    ask: async (accountId, name, input) => {
      const result = await forge.invokeResolver(ADMIN_PAGE, name, input, { accountId });
      if (result.success) return result.body;
      throw new Error(`${name}: ${result.error.errorMessage}`);
    },
    save,
    close: async () => {
      save();
      await forge.close();
    },
  };
}

/** The file holds what `snapshot()` gave: this host wrote it, and a newer host starts with --fresh. */
function snapshotOf<Snapshot>(stored: unknown): Snapshot | undefined {
  return stored === undefined ? undefined : (stored as Snapshot);
}

function propertiesOf(appDir: string) {
  const manifest: unknown = parse(readFileSync(join(appDir, "manifest.yml"), "utf8"));
  return entityProperties(manifest);
}

/** The manifest's `jira:entityProperty` modules; the manifest was validated when the host read it. */
function entityProperties(manifest: unknown) {
  const { modules } = manifest as {
    modules: {
      "jira:entityProperty"?: NonNullable<Parameters<typeof createJira>[0]["searchableProperties"]>;
    };
  };
  return modules["jira:entityProperty"] ?? [];
}
