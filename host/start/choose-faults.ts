import type { HostClock } from "../clock";
import type { RetryHeaderStyle } from "../org-api/knobs";
import type { PlatformFaults } from "../platform/faults/platform-faults";
import { createRandom, type Random } from "../random";
import type { LocalSite } from "./local-site";

const MINUTE = 60_000;

export interface ChosenFaults {
  /** For createForgeHost. */
  readonly platform: PlatformFaults;
  /** Turns the stand-ins unkind, and keeps changing how. Ends with the function that makes them kind again. */
  readonly begin: (site: Pick<LocalSite, Stands>, clock: HostClock) => () => void;
}

type Stands = "organization" | "jira" | "receivers";

const styles: ReadonlyArray<RetryHeaderStyle> = [
  "retry-after-seconds",
  "retry-after-date",
  "x-retry-after",
  "reset-iso-minutes",
  "reset-iso",
  "reset-epoch",
  "none",
  "garbage",
];

/** Everything that may go wrong, by a seed: each seed mixes all kinds of faults in another measure. */
export function chooseFaults(seed: string): ChosenFaults {
  const random = createRandom(seed, "faults");
  const between = (least: number, most: number): number => least + random.next() * (most - least);
  const platform: PlatformFaults = {
    kvs: {
      throttle: between(0.002, 0.02),
      partialBatch: between(0.01, 0.05),
      staleQueryMs: between(2_000, 30_000),
      lingeringTtl: true,
    },
    sql: { throttle: between(0.002, 0.01) },
    queue: {
      throttle: between(0.01, 0.05),
      partialPush: between(0.01, 0.05),
      duplicate: between(0.05, 0.3),
      shuffleMs: between(1_000, 30_000),
      late: between(0.01, 0.05),
    },
    schedule: {
      duplicate: between(0.05, 0.2),
      miss: between(0.05, 0.2),
      lateMs: between(0, 7 * MINUTE),
    },
    webTrigger: { throttle: between(0.01, 0.05) },
    product: { throttle: between(0.01, 0.05), forbiddenMs: between(0, 30_000) },
    invocation: { deadline: between(0.005, 0.02), death: between(0.02, 0.08) },
  };
  const stand = {
    organization: {
      faultRate: between(0.03, 0.12),
      slowMs: between(5_000, 90_000),
      lastPage: random.pick(["cursor", "null", "same"] as const),
      overlap: random.below(20),
      neighboursPerMinute: random.below(15),
    },
    jira: {
      faultRate: between(0.03, 0.12),
      // No app can tell what is made later than this, and found another two minutes later.
      slowMs: between(5_000, 30_000),
      searchLagMs: between(1_000, 120_000),
      retryAfterSeconds: 1 + random.below(60),
    },
    receiver: {
      faultRate: between(0.05, 0.2),
      slowMs: between(5_000, 60_000),
      retryAfterSeconds: 1 + random.below(90),
      indexingMs: between(1_000, 120_000),
      busyItemEvery: 15 + random.below(30),
    },
  };
  return {
    platform,
    begin: (site, clock) => {
      Object.assign(site.organization.knobs, stand.organization);
      Object.assign(site.jira.knobs, stand.jira);
      for (const { knobs } of site.receivers) Object.assign(knobs, stand.receiver);
      const stop = changeNowAndThen(site, clock, createRandom(seed, "changes"));
      return () => {
        stop();
        calm(site);
      };
    },
  };
}

/** Every few minutes: other headers on a 429, and all cursors given out so far are refused at times. */
function changeNowAndThen(
  { organization, receivers }: Pick<LocalSite, Stands>,
  clock: HostClock,
  random: Random,
): () => void {
  let cancel: () => void = () => undefined;
  const change = (): void => {
    organization.knobs.retryHeader = random.pick(styles);
    for (const { knobs } of receivers) knobs.retryHeader = random.pick(styles);
    if (random.chance(0.2)) organization.knobs.cursorsValidFrom = clock.now();
    cancel = clock.after((1 + random.below(6)) * MINUTE, change);
  };
  change();
  return () => cancel();
}

/** A site that was stopped in the middle of faults keeps none of them. */
function calm({ organization, jira, receivers }: Pick<LocalSite, Stands>): void {
  organization.knobs.nextFaults.length = 0;
  organization.knobs.faultRate = 0;
  organization.knobs.neighboursPerMinute = 0;
  jira.knobs.faultRate = 0;
  for (const { knobs } of receivers) {
    knobs.faultRate = 0;
    knobs.busyItemEvery = 0;
  }
}
