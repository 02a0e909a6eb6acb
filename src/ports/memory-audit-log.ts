import type { AuditLog, HttpAnswer } from "#ports";

type Request = Parameters<AuditLog["eventsStream"]>[0];

export interface MemoryAuditLog extends AuditLog {
  /** Every request for events, oldest first. */
  readonly requests: ReadonlyArray<Request>;
  /** Answers requests for events from now on. */
  readonly reply: (answer: (request: Request) => HttpAnswer | Promise<HttpAnswer>) => void;
  /** Answers requests for the catalogue from now on. */
  readonly replyWithActions: (answer: HttpAnswer) => void;
}

/** An organization whose answers are written by the test. Untold, it has no events and no actions. */
export function createMemoryAuditLog(): MemoryAuditLog {
  const requests: Array<Request> = [];
  let events: Parameters<MemoryAuditLog["reply"]>[0] = () =>
    jsonAnswer({ data: [], meta: { next: null }, links: {} });
  let actions: HttpAnswer = jsonAnswer({ data: [] });
  return {
    requests,
    reply: (answer) => {
      events = answer;
    },
    replyWithActions: (answer) => {
      actions = answer;
    },
    eventsStream: async (request) => {
      requests.push(request);
      return await events(request);
    },
    eventActions: async () => actions,
  };
}

function jsonAnswer(body: unknown): HttpAnswer {
  return {
    answered: true,
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}
