import type { Http, HttpAnswer, HttpRequest } from "#ports";

export interface MemoryHttp extends Http {
  /** Every request, oldest first. */
  readonly requests: ReadonlyArray<HttpRequest>;
  /** Answers all requests from now on. */
  readonly reply: (answer: (request: HttpRequest) => HttpAnswer) => void;
}

/** A web of servers whose answers are written by the test. Untold, all of them answer 200 with nothing. */
export function createMemoryHttp(): MemoryHttp {
  const requests: Array<HttpRequest> = [];
  let answer: (request: HttpRequest) => HttpAnswer = () => ({
    answered: true,
    status: 200,
    headers: {},
    body: "",
  });
  return {
    requests,
    reply: (next) => {
      answer = next;
    },
    send: async (request) => {
      requests.push(request);
      return answer(request);
    },
  };
}
