import type { Http } from "#ports";
import { httpAnswer } from "./http-answer";

/** The platform's `fetch`, which lets through what the manifest and the administrator allow. */
export function createHttp(): Http {
  return {
    send: ({ url, method, headers, body, timeoutMs }) =>
      httpAnswer(timeoutMs, (signal) =>
        fetch(url, {
          method,
          headers,
          redirect: "manual",
          signal,
          ...(method === "POST" && { body }),
        }),
      ),
  };
}
