import { z } from "zod";

/** A request from anywhere, with one value a header and name. */
export interface WebTriggerCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const Values = z.record(z.string(), z.array(z.string())).catch({});
const Request = z.object({
  method: z.string().catch(""),
  userPath: z.string().catch(""),
  headers: Values,
  queryParameters: Values,
  body: z.string().catch(""),
});

/**
 * The handler of a web trigger. Headers come as arrays under names in the caller's letter case: here under lower-case
 * names, joined, so that what was sent twice is no longer what was sent once. Answers are never to be cached or shown.
 */
export function asWebTrigger(answer: (call: WebTriggerCall) => Promise<Answer>) {
  return async (request: unknown) => {
    const { method, userPath, headers, queryParameters, body } = Request.parse(request);
    const answered = await answer({
      method: method.toUpperCase(),
      path: userPath,
      headers: joined(headers, (name) => name.toLowerCase()),
      query: joined(queryParameters, (name) => name),
      body,
    });
    const hasBody = answered.body !== undefined && method.toUpperCase() !== "HEAD";
    return {
      statusCode: answered.status,
      headers: {
        "cache-control": ["no-store"],
        "x-content-type-options": ["nosniff"],
        ...(hasBody && { "content-type": ["application/json; charset=utf-8"] }),
        ...Object.fromEntries(
          Object.entries(answered.headers ?? {}).map(([name, value]) => [name, [value]]),
        ),
      },
      ...(hasBody && { body: JSON.stringify(answered.body) }),
    };
  };
}

function joined(
  values: Readonly<Record<string, ReadonlyArray<string>>>,
  named: (name: string) => string,
): Readonly<Record<string, string>> {
  const all = new Map<string, string>();
  for (const [name, list] of Object.entries(values)) {
    const before = all.get(named(name));
    all.set(named(name), [...(before === undefined ? [] : [before]), ...list].join(", "));
  }
  return Object.fromEntries(all);
}
