import type { AuditLog, HttpAnswer } from "#ports";
import { cappedText } from "./capped-text";
import { httpAnswer } from "./http-answer";

/** 500 events of 64 KB each. */
const MAX_BODY_BYTES = 32 * 2 ** 20;

/**
 * The organization's audit log, spoken to with the key that an admin made: Atlassian lets neither the app nor a user's
 * session in. https://developer.atlassian.com/cloud/admin/organization/rest/api-group-events/
 */
export function createAuditLog(): AuditLog {
  return {
    eventsStream: ({ orgId, apiKey, cursor, from, to, limit, timeoutMs }) => {
      const query = new URLSearchParams({ limit: String(limit), sortOrder: "asc" });
      if (cursor !== undefined) query.set("cursor", cursor);
      if (from !== undefined) query.set("from", String(from));
      if (to !== undefined) query.set("to", String(to));
      return answer(timeoutMs, (signal) =>
        fetch(
          `https://api.atlassian.com/admin/v1/orgs/${encodeURIComponent(orgId)}/events-stream?${query.toString()}`,
          { headers: withKey(apiKey), redirect: "manual", signal },
        ),
      );
    },
    eventActions: ({ orgId, apiKey, timeoutMs }) =>
      answer(timeoutMs, (signal) =>
        fetch(
          `https://api.atlassian.com/admin/v1/orgs/${encodeURIComponent(orgId)}/event-actions`,
          { headers: withKey(apiKey), redirect: "manual", signal },
        ),
      ),
  };
}

function answer(
  timeoutMs: number,
  send: (signal: AbortSignal) => Promise<Response>,
): Promise<HttpAnswer> {
  return httpAnswer(timeoutMs, async (signal) => {
    const response = await send(signal);
    return {
      status: response.status,
      headers: response.headers,
      text: () => cappedText(response, MAX_BODY_BYTES),
    };
  });
}

function withKey(apiKey: string): Record<string, string> {
  return { accept: "application/json", authorization: `Bearer ${apiKey}` };
}
