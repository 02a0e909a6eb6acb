import { readHealth } from "#health/read-health";
import { sourceState } from "#health/source-state";
import type { Health } from "#contract";
import { storageState } from "#pipeline/shapes/storage-state";
import type { Platform } from "#ports";
import { readRuns } from "#sources/org-audit-log/read-runs";
import { authenticate } from "./authenticate";
import { overBudget } from "./over-budget";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";

const A_MINUTE = { token: 30, anonymous: 60 };

type Part = "all" | "database" | "atlassian";
type Status = "ok" | "failing";

/**
 * For monitors: 200 while all is well and 503 while it is not, by what is stored; nobody is called. Anonymous callers
 * get a word, a token of the scope "health" gets lags, counts and the version.
 */
export async function health(deps: Platform, request: TriggerRequest): Promise<TriggerAnswer> {
  const { method, headers } = request;
  if (method !== "GET" && method !== "HEAD") {
    return refusal("wrong-method", "Send a GET or a HEAD request.", {
      headers: { allow: "GET, HEAD" },
    });
  }
  const part = partOf(request.path);
  if (part === null) {
    const message = "Ask for /health, /health/database or /health/atlassian below this address.";
    return refusal("not-found", message);
  }
  try {
    const isAnonymous =
      headers["authorization"] === undefined && headers["webhook-signature"] === undefined;
    return isAnonymous ? await inWords(deps, part) : await inDetail(deps, request, part);
  } catch (error) {
    deps.log.write("unexpected", {
      where: "health",
      error: error instanceof Error ? (error.stack ?? "") : String(error),
    });
    // What cannot be read is not well.
    return told(part, { database: "failing", atlassian: "failing" });
  }
}

function partOf(path: string): Part | null {
  switch (path.replace(/\/+$/, "").replace(/^\/health(?=\/|$)/, "")) {
    case "":
      return "all";
    case "/database":
      return "database";
    case "/atlassian":
      return "atlassian";
    default:
      return null;
  }
}

async function inWords(deps: Platform, part: Part): Promise<TriggerAnswer> {
  const busy = await overBudget(deps, [{ name: "health", aMinute: A_MINUTE.anonymous }]);
  if (busy !== null) return busy;
  const limitBytes = deps.installation.sqlLimitBytes();
  return told(part, {
    database:
      part === "atlassian"
        ? "ok"
        : databaseStatus(storageState(await deps.schema.usedBytes(), limitBytes)),
    atlassian: part === "database" ? "ok" : await atlassianStored(deps),
  });
}

/** The state of collecting from three small rows, without the counts that the page shows. */
async function atlassianStored(deps: Platform): Promise<Status> {
  const runs = await readRuns(deps);
  const [newest] = await deps.events.search({ filter: {}, after: null, limit: 1 });
  const at = { now: deps.clock.now(), newest: newest?.occurredAt ?? null, lags: [], isFull: false };
  return atlassianStatus(sourceState(runs, at).state);
}

async function inDetail(
  deps: Platform,
  request: TriggerRequest,
  part: Part,
): Promise<TriggerAnswer> {
  const known = await authenticate(deps, request, "health");
  if (!known.ok) return known.failure;
  const name = `health:${known.value.token.id}`;
  const busy = await overBudget(deps, [{ name, aMinute: A_MINUTE.token }]);
  if (busy !== null) return busy;
  const { now, source, coverage, key, quarantine, counts, deliveries, streams, storage } =
    await readHealth(deps);
  const answer = told(part, {
    database: databaseStatus(storage.state),
    atlassian: atlassianStatus(source.state),
  });
  const details = {
    version: deps.installation.version(),
    now,
    source,
    gaps: coverage.gaps.length,
    backfill: coverage.backfill.state,
    keyDaysLeft: key.daysLeft,
    counts: { ...counts, quarantined: quarantine.count },
    deliveries,
    streams: streams.map(({ id, isPaused, progress }) => {
      const { sent, refused, skipped, behind, behindSince, sentAt } = progress;
      return { id, isPaused, sent, refused, skipped, behind, behindSince, sentAt };
    }),
    storage,
  };
  return { status: answer.status, body: { ...answer.body, details } };
}

function databaseStatus(state: Health["storage"]["state"]): Status {
  return state === "full" ? "failing" : "ok";
}

function atlassianStatus(state: Health["source"]["state"]): Status {
  switch (state) {
    case "collecting":
    case "waiting":
      return "ok";
    case "not-connected":
    case "key-rejected":
    case "not-admin":
    case "failing":
    case "overdue":
    case "silent":
      return "failing";
  }
}

function told(part: Part, parts: Readonly<Record<"database" | "atlassian", Status>>) {
  const { database, atlassian } = parts;
  const status = part === "all" ? worse(database, atlassian) : parts[part];
  const body = part === "all" ? { status, database, atlassian } : { status };
  return { status: status === "ok" ? 200 : 503, body };
}

const worse = (one: Status, other: Status): Status => (one === "ok" ? other : one);
