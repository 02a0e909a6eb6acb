import type { HostClock } from "../clock";
import { ConnectionReset } from "../connection-reset";
import type { HttpHandler, HttpRequest, HttpResponse } from "../http";
import { json } from "../http";
import { apiError } from "./api-error";
import { checkKey } from "./check-key";
import { chooseFault } from "./choose-fault";
import { createRecordCounter, type RecordCounts } from "./create-record-counter";
import { createGeneratedLedger, type GeneratedLedger, type LedgerRates } from "./generated-ledger";
import type { Incident, IncidentKind, Planted } from "./incidents/incident";
import { planIncidents } from "./incidents/plan-incidents";
import { documentedKnobs, type ApiFault, type OrganizationKnobs } from "./knobs";
import type { Ledger } from "./ledger";
import { createRateLimiter } from "./rate-limiter";
import { createRecordedLedger } from "./recorded-ledger";
import type { RecordedAuditLog } from "./load-recorded-audit-log";
import { retryHeaders } from "./retry-headers";
import { routeRequest } from "./route-request";
import { createWorld } from "./world/world";

export interface OrganizationOptions {
  readonly clock: HostClock;
  readonly seed?: string;
  readonly orgId?: string;
  /** Length of the history that exists when the organization is made. */
  readonly days?: number;
  /** Events in that history, planted ones included. Else `eventsPerDay` times `days`. */
  readonly events?: number;
  readonly eventsPerDay?: number;
  readonly liveEventsPerHour?: number;
  readonly rates?: Partial<LedgerRates>;
  /** Without planted incidents; some can still be planted later. */
  readonly quiet?: boolean;
  /** Served instead of a made-up history. */
  readonly recorded?: RecordedAuditLog;
  /** What `snapshot()` gave; seed, history and planted incidents come from it. */
  readonly snapshot?: OrganizationSnapshot;
}

/** All of the state: the events follow from it. */
export interface OrganizationSnapshot {
  readonly seed: string;
  readonly orgId: string;
  readonly origin: number;
  readonly days: number;
  readonly events: number;
  readonly liveEventsPerHour: number;
  readonly rates: LedgerRates;
  readonly planted: ReadonlyArray<Planted>;
  readonly knobs: OrganizationKnobs;
}

interface RequestNote {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Query without the key; the key itself is never kept. */
  readonly query: string;
  readonly keyState: string;
  readonly status: number;
}

export interface Organization {
  /** For the origin `https://api.atlassian.com`. Throws `ConnectionReset` when told to. */
  readonly handler: HttpHandler;
  readonly orgId: string;
  readonly knobs: OrganizationKnobs;
  /** Makes an incident begin at `at` (default: in a second). It may start up to half an hour later, to stay within one clock hour. */
  readonly plantIncident: (kind: IncidentKind, at?: number) => Incident;
  /** Every planted incident that has begun and that the API still serves. */
  readonly incidents: () => ReadonlyArray<Incident>;
  /** `requests` counts those that were made since the organization was created. */
  readonly counts: () => RecordCounts & { readonly requests: number };
  /** The last thousand requests. */
  readonly requests: () => ReadonlyArray<RequestNote>;
  readonly snapshot: () => OrganizationSnapshot;
}

const host = "https://api.atlassian.com";

/** An Atlassian organization of its own, with a history, a present and an admin API. */
export const createOrganization = (options: OrganizationOptions): Organization => {
  const { clock } = options;
  const state = options.snapshot ?? firstState(options);
  const planted: Array<Planted> = [...state.planted];
  const knobs: OrganizationKnobs = structuredClone(state.knobs);
  const world = createWorld(state.seed, state.orgId);
  const generated: GeneratedLedger = createGeneratedLedger({ ...state, world }, planted);
  const ledger: Ledger =
    options.recorded === undefined
      ? generated
      : createRecordedLedger(options.recorded, generated, state.origin);
  const limiter = createRateLimiter();
  const countRecords = createRecordCounter(ledger);
  const notes: Array<RequestNote> = [];
  let requestNumber = 0;

  const answer = (
    request: HttpRequest,
    url: URL,
    note: (keyState: string) => void,
  ): HttpResponse => {
    const now = clock.now();
    const key = checkKey(request, url.pathname, { knobs, now });
    note(key.state);
    if (!key.ok) return key.answer;
    const limit = limitOf(url.pathname, knobs);
    const freeAt = limiter.take(url.pathname, now, Math.max(0, limit - knobs.neighboursPerMinute));
    if (freeAt !== undefined)
      return apiError("ADMIN-429-1", retryHeaders(knobs.retryHeader, now, freeAt, limit));
    if (request.method !== "GET") return apiError("ADMIN-405-1");
    return routeRequest(
      { ledger, knobs, now, orgId: state.orgId, orgName: world.orgName, keyState: key.state },
      url,
    );
  };

  const handler: HttpHandler = async (request) => {
    requestNumber += 1;
    const url = new URL(request.url);
    if (url.origin !== host) return json(404, { message: "no such host" });
    const fault = chooseFault(knobs, state.seed, requestNumber);
    let keyState = "unchecked";
    const keep = (status: number): void => {
      notes.push({
        at: clock.now(),
        method: request.method,
        path: url.pathname,
        query: url.search,
        keyState,
        status,
      });
      if (notes.length > 1000) notes.shift();
    };
    if (fault === "reset") {
      keep(0);
      throw new ConnectionReset(url.host);
    }
    if (fault === "slow") await new Promise<void>((resolve) => clock.after(knobs.slowMs, resolve));
    const failed = fault === undefined ? undefined : faultAnswer(fault, knobs, clock.now());
    const response = failed ?? answer(request, url, (state_) => (keyState = state_));
    keep(response.status);
    return fault === "truncated"
      ? { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) }
      : response;
  };

  return {
    handler,
    orgId: state.orgId,
    knobs,
    plantIncident: (kind, at = clock.now() + 1000) => {
      const one = { kind, number: planted.length, at: Math.max(at, clock.now()) };
      planted.push(one);
      return generated.plant(one);
    },
    incidents: () => {
      const oldest = clock.now() - knobs.retentionDays * 86_400_000;
      return generated
        .incidents()
        .filter(({ from }) => from <= clock.now() && (from >= oldest || !ledger.retains));
    },
    counts: () => ({ ...countRecords(clock.now(), knobs), requests: requestNumber }),
    requests: () => notes,
    snapshot: () => structuredClone({ ...state, planted, knobs }),
  };
};

const firstState = (options: OrganizationOptions): OrganizationSnapshot => {
  const origin = options.clock.now();
  const days = options.recorded === undefined ? (options.days ?? 7) : 0;
  const withIncidents = options.quiet !== true && options.recorded === undefined;
  return {
    seed: options.seed ?? "audit-stream",
    orgId: options.orgId ?? "0f1e2d3c-4b5a-4697-8877-665544332211",
    origin,
    days,
    events:
      options.recorded === undefined
        ? (options.events ?? days * (options.eventsPerDay ?? 2000))
        : 0,
    liveEventsPerHour: options.recorded === undefined ? (options.liveEventsPerHour ?? 0) : 0,
    rates: {
      oddities: 0.03,
      late: 0.002,
      repeated: 0.0005,
      conflicting: 0.0001,
      malformed: 0,
      ...options.rates,
    },
    planted: withIncidents ? planIncidents(origin, days) : [],
    knobs: documentedKnobs(),
  };
};

const limitOf = (path: string, knobs: OrganizationKnobs): number => {
  if (path.endsWith("/events-stream")) return knobs.streamPerMinute;
  return path.endsWith("/events") ? knobs.eventsPerMinute : knobs.otherPerMinute;
};

/** Undefined for faults that spoil an answer instead of replacing it. */
const faultAnswer = (
  fault: ApiFault,
  knobs: OrganizationKnobs,
  now: number,
): HttpResponse | undefined => {
  switch (fault) {
    case "500":
      return apiError("ADMIN-500-1");
    case "502":
    case "503":
    case "504":
      return { status: Number(fault), headers: { "content-type": "text/plain" }, body: "" };
    case "429":
      return apiError(
        "ADMIN-429-1",
        retryHeaders(knobs.retryHeader, now, now + 30_000, knobs.streamPerMinute),
      );
    case "html":
      return {
        status: 503,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Service unavailable</title><h1>Oops</h1>",
      };
    case "truncated":
    case "slow":
    case "reset":
      return undefined;
  }
};
