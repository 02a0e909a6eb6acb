import type { PlatformReply } from "../runtime/function-runner";

/** Who asks, as far as a capability needs to know. */
export interface InvocationInfo {
  readonly id: string;
  readonly functionKey: string;
  /** `consumer`, `scheduledTrigger`, `webtrigger`, `trigger`, or a page's type. */
  readonly moduleType: string;
  readonly moduleKey: string;
  /** Absent where nobody acts: triggers, consumers, web triggers. */
  readonly accountId?: string;
  readonly timeoutMs: number;
  /** Pushes that led here, one event pushing the next; absent where no event did. */
  readonly chain?: number;
}

export const jsonReply = (
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlatformReply => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: body === undefined ? "" : JSON.stringify(body),
});

/** An error of the proxy itself, which the SDK turns into ProxyRequestError or NeedsAuthenticationError. */
export const proxyError = (status: number, code: string, message = ""): PlatformReply => ({
  status,
  headers: { "forge-proxy-error": code },
  body: message,
});

/** A body that should be JSON; undefined when it is not. */
export const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
