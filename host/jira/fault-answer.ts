import type { HttpResponse } from "../http";
import { jiraError } from "./jira-error";
import type { JiraFaultKind, JiraKnobs } from "./jira-knobs";

/** Undefined for faults that do not replace the answer. */
export const faultAnswer = (fault: JiraFaultKind, knobs: JiraKnobs): HttpResponse | undefined => {
  switch (fault) {
    case "429":
      return jiraError429(knobs.retryAfterSeconds);
    case "500":
      return jiraError(500, ["Internal server error"]);
    case "503":
      return {
        status: 503,
        headers: { "content-type": "text/plain" },
        body: "upstream connect error",
      };
    case "html":
      return {
        status: 502,
        headers: { "content-type": "text/html" },
        body: "<!doctype html><title>Bad gateway</title>",
      };
    case "slow":
    case "reset-before":
    case "reset-after":
      return undefined;
  }
};

const jiraError429 = (seconds: number): HttpResponse => ({
  ...jiraError(429, ["Rate limit exceeded."]),
  headers: {
    "content-type": "application/json",
    "retry-after": `${seconds}`,
    "ratelimit-reason": "jira-quota-tenant-based",
  },
});
