import type { HostClock } from "../clock";
import { ConnectionReset } from "../connection-reset";
import type { HttpRequest, HttpResponse } from "../http";
import { retryHeaders } from "../org-api/retry-headers";
import { createRandom } from "../random";
import { createInbox, type InboxSnapshot, type Message } from "./create-inbox";
import type { Receiver } from "./receiver";
import { ordinaryReceiver, type ReceiverFault, type ReceiverKnobs } from "./receiver-knobs";

export interface ReceiverOptions {
  readonly clock: HostClock;
  readonly seed?: string;
  readonly snapshot?: InboxSnapshot;
}

/** What a receiver says to a request, and what it took from it. */
export interface Verdict {
  readonly response: HttpResponse;
  readonly taken: ReadonlyArray<Message>;
}

interface Manner {
  readonly name: string;
  readonly title: string;
  readonly origin: string;
  readonly alsoAt?: ReadonlyArray<string>;
  readonly knowsRepeats: boolean;
  /** How it says that there is too much at the moment. */
  readonly busy: HttpResponse;
  readonly judge: (request: HttpRequest, now: number, knobs: ReceiverKnobs) => Verdict;
}

/** Puts faults before a judge and an inbox behind it. */
export function createReceiver(options: ReceiverOptions, manner: Manner): Receiver {
  const { clock, seed = manner.name } = options;
  const { name, title, origin, knowsRepeats } = manner;
  const knobs = ordinaryReceiver();
  const inbox = createInbox(options.snapshot);
  const answers = new Map<string, number>();
  let requests = 0;
  const note = (status: number): void =>
    void answers.set(`${status}`, (answers.get(`${status}`) ?? 0) + 1);

  const answer = (request: HttpRequest): HttpResponse => {
    if (knobs.status !== null) return { status: knobs.status, body: "" };
    const { response, taken } = manner.judge(request, clock.now(), knobs);
    for (const message of taken) inbox.take(message, clock.now());
    return response;
  };

  return {
    name,
    title,
    origin,
    alsoAt: manner.alsoAt ?? [],
    knowsRepeats,
    knobs,
    counts: inbox.counts,
    streamed: inbox.streamed,
    alerts: inbox.alerts,
    received: inbox.received,
    answers: () => Object.fromEntries(answers),
    snapshot: () => structuredClone(inbox.snapshot()),
    handler: async (request) => {
      requests += 1;
      const fault = chooseFault(knobs, `${seed} ${name}`, requests);
      if (fault === "slow") {
        await new Promise<void>((resolve) => clock.after(knobs.slowMs, resolve));
      }
      const failed = fault === undefined ? undefined : failure(fault, knobs, clock.now(), manner);
      const response = fault === "reset-before" ? undefined : (failed ?? answer(request));
      if (response === undefined || fault === "reset-after") {
        note(0);
        throw new ConnectionReset(name);
      }
      note(response.status);
      return fault === "truncated"
        ? { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) }
        : response;
    },
  };
}

const drawn: ReadonlyArray<ReceiverFault> = [
  "429",
  "500",
  "503",
  "html",
  "truncated",
  "slow",
  "reset-before",
  "reset-after",
];

function chooseFault(
  knobs: ReceiverKnobs,
  seed: string,
  requestNumber: number,
): ReceiverFault | undefined {
  const queued = knobs.nextFaults.shift();
  if (queued !== undefined || knobs.faultRate === 0) return queued;
  const random = createRandom(seed, "receiver-fault", requestNumber);
  return random.chance(knobs.faultRate) ? random.pick(drawn) : undefined;
}

/** Undefined for faults that do not replace the answer. */
function failure(
  fault: ReceiverFault,
  knobs: ReceiverKnobs,
  now: number,
  { busy }: Pick<Manner, "busy">,
): HttpResponse | undefined {
  switch (fault) {
    case "429": {
      const freeAt = now + knobs.retryAfterSeconds * 1_000;
      return {
        status: 429,
        headers: retryHeaders(knobs.retryHeader, now, freeAt, 1),
        body: "rate_limited",
      };
    }
    case "500":
      return { status: 500, headers: { "content-type": "text/plain" }, body: "server_error" };
    case "503":
      return busy;
    case "html":
      return {
        status: 502,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Bad gateway</title><h1>502</h1>",
      };
    case "truncated":
    case "slow":
    case "reset-before":
    case "reset-after":
      return undefined;
  }
}
