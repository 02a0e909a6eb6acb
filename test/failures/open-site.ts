import { resolve } from "node:path";
import type { OrganizationKnobs } from "../../host/org-api/knobs";
import type { OrganizationOptions } from "../../host/org-api/create-organization";
import type { PlatformFaults } from "../../host/platform/faults/platform-faults";
import { bundleApp } from "../../host/runtime/bundle-app";
import { connect } from "../../host/start/connect";
import { createLocalSite, type LocalSite } from "../../host/start/local-site";
import { meanwhile } from "../../host/start/meanwhile";
import { createVirtualClock, type VirtualClock } from "../../host/virtual-clock";
import { createAsk, type Ask } from "../create-ask";

const appDir = resolve(__dirname, "../..");
const START = Date.UTC(2026, 10, 23, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface OpenSiteOptions {
  readonly organization?: Partial<Omit<OrganizationOptions, "clock" | "seed" | "snapshot">>;
  readonly knobs?: Partial<OrganizationKnobs>;
  readonly faults?: PlatformFaults;
  /** Epoch ms; noon of a fixed day when absent. */
  readonly start?: number;
  /** False leaves the organization to be connected by the test. */
  readonly connected?: boolean;
}

export interface FailureSite {
  readonly clock: VirtualClock;
  readonly site: LocalSite;
  readonly knobs: OrganizationKnobs;
  /** Asks as the administrator who connected; a refusal is thrown. */
  readonly ask: Ask;
  /** Requests to the stream since a moment, oldest first. */
  readonly polls: (since?: number) => ReadonlyArray<Poll>;
  /** The first number of a query's first row, past the app. */
  readonly count: (query: string) => Promise<number>;
  /** Nobody polls for so many ms, as when the platform stands still: a backlog of one event a minute. */
  readonly pause: (ms: number) => Promise<void>;
  /** Waits until every event of the organization is stored, for ten minutes at most. Answers how many are missing. */
  readonly missing: () => Promise<number>;
  readonly close: () => Promise<void>;
}

interface Poll {
  readonly at: number;
  readonly status: number;
  readonly query: URLSearchParams;
}

/** The real bundle in virtual time, with a small organization whose API behaves as the knobs say. */
export async function openSite(options: OpenSiteOptions = {}): Promise<FailureSite> {
  const { outDir } = await bundleApp({ appDir, outDir: `${appDir}/.local/bundle` });
  const clock = createVirtualClock(options.start ?? START);
  const site = await createLocalSite({
    appDir,
    bundleDir: outDir,
    run: { runner: "virtual", clock, latencyMs: () => 8 },
    seed: "failures",
    organization: {
      ...(options.organization?.recorded === undefined ? { days: 1, events: 60 } : {}),
      quiet: true,
      liveEventsPerHour: 60,
      ...options.organization,
    },
    ...(options.faults === undefined ? {} : { forge: { faults: options.faults } }),
  });
  const { organization, forge } = site;
  Object.assign(organization.knobs, options.knobs);
  if (options.connected !== false)
    await meanwhile(
      clock,
      connect(site, clock, { backfillDays: 2, deliverHistorical: false, onlyJira: true }),
    );
  forge.scheduler.start();
  const count = async (query: string): Promise<number> => {
    const outcome = await forge.sql.execute(query, []);
    if (outcome.kind !== "rows") throw new Error(`${query}: ${JSON.stringify(outcome)}`);
    return Number(Object.values(outcome.rows[0] ?? {})[0] ?? 0);
  };
  return {
    clock,
    site,
    knobs: organization.knobs,
    ask: createAsk(site, clock),
    polls: (since = 0) =>
      organization
        .requests()
        .filter(({ at, path }) => at >= since && path.endsWith("/events-stream"))
        .map(({ at, status, query }) => ({ at, status, query: new URLSearchParams(query) })),
    count,
    pause: async (ms) => {
      forge.scheduler.stop();
      await clock.advance(ms);
      forge.scheduler.start();
    },
    missing: async () => {
      let missing = Number.NaN;
      for (let tries = 0; tries < 60 && missing !== 0; tries += 1) {
        if (tries > 0) await clock.advance(10_000);
        const stored = await count("SELECT COUNT(*) AS n FROM audit_event");
        missing = organization.counts().distinct - stored;
      }
      return missing;
    },
    close: site.close,
  };
}
