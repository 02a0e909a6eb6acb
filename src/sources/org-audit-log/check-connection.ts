import { API_KEY_SCOPE, type ConnectionCheck } from "#contract";
import type { Platform } from "#ports";
import type { PageFailure } from "./page-failure";
import { readPage } from "./read-page";

/** Leaves a resolver's 25 seconds room for the rest. */
const TIMEOUT = 10_000;

/**
 * One request with one event, without a second try: an administrator is waiting. Only the event stream can tell,
 * since a key that is good for it may see nothing else of the organization.
 */
export async function checkConnection(
  deps: Pick<Platform, "auditLog" | "clock">,
  credentials: { readonly orgId: string; readonly apiKey: string },
): Promise<ConnectionCheck> {
  const answer = await deps.auditLog.eventsStream({ ...credentials, limit: 1, timeoutMs: TIMEOUT });
  const page = readPage(answer, deps.clock.now());
  if (!page.ok) return advice(page.failure);
  if (page.value.events.length > 0) {
    return { result: "ok", message: "The key works: the organization's audit log answers." };
  }
  return {
    result: "ok-but-empty",
    message:
      "The key works, but the log is empty. A new organization fills up within minutes; one without Atlassian Guard Standard stays empty.",
  };
}

function advice(failure: PageFailure): ConnectionCheck {
  switch (failure.reason) {
    case "key-rejected":
      return {
        result: "key-rejected",
        message:
          "Atlassian does not accept this key (401). It has expired, was revoked, or is no organization API key: a personal API token does not work. Create one at admin.atlassian.com › Settings › API keys.",
      };
    case "not-admin":
      return {
        result: "not-admin",
        message:
          "Atlassian refuses this key (403). The person who created it has to be an organization admin still, and the key has to belong to this organization.",
      };
    case "missing-scope":
      return {
        result: "missing-scope",
        message: `The key lacks a scope (403). Create one without scopes, or with ${API_KEY_SCOPE}.`,
      };
    case "no-guard":
      return {
        result: "no-guard",
        message:
          "The organization has no subscription that includes the audit log (403). It comes with Atlassian Guard Standard.",
      };
    case "organization-not-found":
      return {
        result: "organization-not-found",
        message:
          "Atlassian knows no such organization (404). The id stands in the address of your admin pages: admin.atlassian.com/o/<organization id>/….",
      };
    case "rate-limited":
      return {
        result: "rate-limited",
        message:
          "Atlassian asks us to wait (429): something else reads this log too. Nothing is wrong with the key; try again in a minute.",
      };
    case "egress-denied":
      return {
        result: "unreachable",
        message:
          "This site has not allowed the app to reach api.atlassian.com. A site admin can allow it under Connected apps.",
      };
    case "cursor-expired":
    case "request-refused":
    case "slow":
    case "unavailable":
    case "unreadable":
      return {
        result: "unreachable",
        message: `Atlassian's audit log did not answer as it should (${failure.status === 0 ? "no answer" : failure.status}). Try again in a few minutes.`,
      };
  }
}
