import { err, ok, type Result } from "#lib/result";
import { storageState } from "#pipeline/shapes/storage-state";
import type { ForwardRequest, Platform } from "#ports";
import { answered } from "./answered";
import { authenticate, type Requester } from "./authenticate";
import { chooseDestinations } from "./choose-destinations";
import { chooseEvents } from "./choose-events";
import { readForwardBody } from "./forward-body";
import { overBudget } from "./over-budget";
import { queueForward } from "./queue-forward";
import { refusePost } from "./refuse-post";
import { refusal } from "./refusal";
import type { TriggerAnswer } from "./trigger-answer";
import type { TriggerRequest } from "./trigger-request";
import { unavailable } from "./unavailable";

type Deps = Pick<
  Platform,
  | "alerts"
  | "budget"
  | "bytes"
  | "clock"
  | "deliveries"
  | "documents"
  | "events"
  | "forwards"
  | "installation"
  | "log"
  | "queue"
  | "random"
  | "schema"
  | "secrets"
>;

const MOST_BYTES = 100_000;
const A_MINUTE = { token: 30, all: 120 };

/**
 * Forwards events, an alert or what a filter finds to Slack and SIEM destinations: 202 says what was queued. A request
 * that comes again under its id queues nothing twice, so whoever got no answer simply sends it again.
 */
export async function forward(deps: Deps, request: TriggerRequest): Promise<TriggerAnswer> {
  const message = "Something went wrong in the app. Send the request again with the same id.";
  return answered(deps, "forward", () => answerTo(deps, request), unavailable(message, 60));
}

async function answerTo(deps: Deps, request: TriggerRequest): Promise<TriggerAnswer> {
  const refused = refusePost(request, MOST_BYTES);
  if (refused !== null) return refused;
  const known = await authenticate(deps, request, "forward");
  if (!known.ok) return known.failure;
  const busy = await overBudget(deps, [
    { name: `forward:${known.value.token.id}`, aMinute: A_MINUTE.token },
    { name: "forward", aMinute: A_MINUTE.all },
  ]);
  if (busy !== null) return busy;
  const kept = await keep(deps, request, known.value);
  if (!kept.ok) return kept.failure;
  const { key, what, requester } = kept.value.request;
  const destinations = await queueForward(deps, kept.value.request);
  const queued = destinations.reduce((sum, destination) => sum + destination.queued, 0);
  // Again too: whoever queued it may have died before this line.
  await deps.queue.wake("deliver", [0]);
  deps.log.write("forward.queued", { request: key, token: known.value.token.id, queued });
  const about =
    "alertKey" in what ? { alert: what.alertKey } : { events: what.events.length, more: what.more };
  return {
    status: 202,
    body: {
      request: key,
      repeated: kept.value.repeated,
      requester,
      ...about,
      queued,
      destinations,
    },
  };
}

/** The request as it is kept, now or since it came first. Its id is its nonce too: a copy of it does nothing more. */
async function keep(
  deps: Deps,
  request: TriggerRequest,
  { token, requestId }: Requester,
): Promise<
  Result<{ readonly request: ForwardRequest; readonly repeated: boolean }, TriggerAnswer>
> {
  const id = requestId ?? deps.random.uuid();
  const key = deps.bytes.sha256(`${token.id}\n${id}`).slice(0, 32);
  const fingerprint = deps.bytes.sha256(request.body);
  const before = await deps.forwards.get(key);
  if (before !== null) return same(before, fingerprint, true);
  const asked = readForwardBody(request.body);
  if (!asked.ok) return asked;
  if (storageState(await deps.schema.usedBytes(), deps.installation.sqlLimitBytes()) === "full") {
    return err(unavailable("The app's storage is full. Try again in an hour.", 60));
  }
  const destinationIds = await chooseDestinations(deps, asked.value.destinations);
  if (!destinationIds.ok) return destinationIds;
  const what = await chooseEvents(deps, asked.value.what);
  if (!what.ok) return what;
  const now = await deps.forwards.keep({
    key,
    fingerprint,
    what: what.value,
    destinationIds: destinationIds.value,
    note: asked.value.note,
    requester: token.name,
    createdAt: deps.clock.now(),
  });
  return same(now, fingerprint, false);
}

function same(
  request: ForwardRequest,
  fingerprint: string,
  repeated: boolean,
): Result<{ readonly request: ForwardRequest; readonly repeated: boolean }, TriggerAnswer> {
  if (request.fingerprint === fingerprint) return ok({ request, repeated });
  const message = "Another request came under this id before. Give each request an id of its own.";
  return err(refusal("conflict", message));
}
