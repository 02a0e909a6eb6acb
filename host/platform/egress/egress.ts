import { EgressFilteringService } from "@forge/egress";
import type { HttpHandler } from "../../http";
import type { PlatformCall, PlatformReply } from "../../runtime/function-runner";
import { type InvocationInfo, proxyError } from "../capability";
import { openDurableLog } from "../durable-log";
import type { AppManifest } from "../read-manifest";

/** A group of hosts that the customer allowed, as `permissions.egress.set` of the bridge sends it. */
export interface EgressGroup {
  readonly key: string;
  readonly description?: string;
  readonly configured: ReadonlyArray<{
    readonly domain: string;
    readonly type: ReadonlyArray<string>;
  }>;
}

/** Documented limits of customer-managed egress. */
const LIMITS = { groups: 10, domainsPerGroup: 10 } as const;
const REQUESTS_PER_MINUTE = 100;

export interface Egress {
  readonly handle: (call: PlatformCall, invocation: InvocationInfo) => Promise<PlatformReply>;
  /** Forgets what an invocation used up. */
  readonly ended: (invocationId: string) => void;
  /** Groups in force. */
  readonly groups: () => ReadonlyArray<EgressGroup>;
  /** An administrator's consent: replaces groups of the same key. @throws Error when the manifest does not allow it or a limit is passed */
  readonly consent: (groups: ReadonlyArray<EgressGroup>) => void;
  readonly revoke: (groupKey: string) => void;
  readonly close: () => void;
}

export interface EgressOptions {
  readonly manifest: AppManifest;
  /** Stand-ins by origin, `https://api.example.com`. Nothing else is reached, whatever the manifest allows. */
  readonly internet: ReadonlyMap<string, HttpHandler>;
  readonly file?: string;
}

/** The door to the internet: manifest, consent and quota decide; only stand-ins answer. */
export const createEgress = ({ manifest, internet, file }: EgressOptions): Egress => {
  const fixed = (manifest.permissions.external?.fetch?.backend ?? []).flatMap((entry) => {
    const address = typeof entry === "string" ? entry : entry.address;
    return address === undefined ? [] : [address];
  });
  const groups = new Map<string, EgressGroup>();
  const log = openDurableLog(file, groupsOf);
  for (const group of log.entries.at(-1) ?? []) groups.set(group.key, group);
  const used = new Map<string, number>();
  let filter = filterOf(fixed, groups);
  const changed = (): void => {
    filter = filterOf(fixed, groups);
    log.rewrite([[...groups.values()]]);
  };

  const handle = async (call: PlatformCall, invocation: InvocationInfo): Promise<PlatformReply> => {
    if (!filter.isValidUrl(call.target)) return proxyError(403, "BLOCKED_EGRESS");
    const count = (used.get(invocation.id) ?? 0) + 1;
    used.set(invocation.id, count);
    if (count > REQUESTS_PER_MINUTE * Math.ceil(invocation.timeoutMs / 60_000))
      return proxyError(429, "EGRESS_LIMIT_EXCEEDED");
    const handler = internet.get(new URL(call.target).origin);
    if (handler === undefined)
      return proxyError(
        502,
        "UPSTREAM_UNREACHABLE",
        `the local host has no stand-in for ${new URL(call.target).origin}`,
      );
    const { method, target: url, headers, body } = call;
    try {
      const response = await handler({ method, url, headers, body });
      return { status: response.status, headers: response.headers ?? {}, body: response.body };
    } catch (error) {
      // A stand-in throws to say that the connection broke.
      return proxyError(
        502,
        "UPSTREAM_UNREACHABLE",
        error instanceof Error ? error.message : String(error),
      );
    }
  };

  return {
    handle,
    ended: (invocationId) => void used.delete(invocationId),
    groups: () => [...groups.values()],
    consent: (given) => {
      if (manifest.permissions.external?.configurable?.enabled !== true)
        throw new Error("the manifest does not allow configurable egress");
      const merged = new Map([
        ...groups,
        ...given.map((group): [string, EgressGroup] => [group.key, group]),
      ]);
      if (merged.size > LIMITS.groups)
        throw new Error(`more than ${LIMITS.groups} groups of egress`);
      if (given.some((group) => group.configured.length > LIMITS.domainsPerGroup))
        throw new Error(`more than ${LIMITS.domainsPerGroup} domains in a group of egress`);
      for (const [key, group] of merged) groups.set(key, group);
      changed();
    },
    revoke: (key) => {
      groups.delete(key);
      changed();
    },
    close: log.close,
  };
};

const filterOf = (
  fixed: ReadonlyArray<string>,
  groups: ReadonlyMap<string, EgressGroup>,
): EgressFilteringService =>
  new EgressFilteringService([
    ...fixed,
    ...[...groups.values()].flatMap((group) =>
      group.configured
        .filter((entry) => entry.type.includes("FETCH_BACKEND_SIDE"))
        .map((entry) => entry.domain),
    ),
  ]);

/** Written by this module only. */
const groupsOf = (value: unknown): ReadonlyArray<EgressGroup> | undefined =>
  Array.isArray(value) ? (value as ReadonlyArray<EgressGroup>) : undefined;
