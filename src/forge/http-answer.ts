import type { HttpAnswer } from "#ports";

interface Answer {
  readonly status: number;
  readonly headers: { readonly forEach: (each: (value: string, name: string) => void) => void };
  readonly text: () => Promise<string>;
}

/**
 * What came of a request: the answer, read to its end, or why there is none. `request` gets a signal that ends it;
 * the time is kept here as well, because not every transport heeds the signal.
 */
export async function httpAnswer(
  timeoutMs: number,
  request: (signal: AbortSignal) => Promise<Answer>,
): Promise<HttpAnswer> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<HttpAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve({ answered: false, reason: "timeout", detail: `no answer in ${timeoutMs} ms` });
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([tooLate, request(controller.signal).then(readToEnd).catch(whyNone)]);
  } finally {
    clearTimeout(timer);
  }
}

async function readToEnd(answer: Answer): Promise<HttpAnswer> {
  const headers: Record<string, string> = {};
  answer.headers.forEach((value, name) => {
    headers[name.toLowerCase()] = value;
  });
  return { answered: true, status: answer.status, headers, body: await answer.text() };
}

/** Only what the platform throws is an answer of its own; the text of an error may name the address, never the headers. */
function whyNone(error: unknown): HttpAnswer {
  const { name, detail } = described(error);
  switch (name) {
    case "REQUEST_EGRESS_ALLOWLIST_ERR":
      return { answered: false, reason: "egress-denied", detail };
    case "AbortError":
    case "TimeoutError":
      return { answered: false, reason: "timeout", detail };
    default:
      return { answered: false, reason: "network", detail };
  }
}

/** `fetch failed` says nothing: the cause has the code of the connection's error. */
function described(error: unknown): { readonly name: string; readonly detail: string } {
  if (!(error instanceof Error)) return { name: "", detail: "unknown error" };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return { name: error.name, detail: code.slice(0, 200) };
}
