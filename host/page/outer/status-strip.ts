import type { HostStatus } from "../host-status";
import { element } from "./element";

/** The line at the bottom: what the host is doing, and what production's policy has blocked. */
export interface StatusStrip {
  readonly element: HTMLElement;
  readonly show: (status: HostStatus, cspReports: number) => void;
  /** The latest thing that the policy blocked. */
  readonly blocked: (text: string) => void;
  readonly silent: () => void;
}

export function createStatusStrip(): StatusStrip {
  const clock = element("span", { "data-status": "clock" });
  const events = element("span", { "data-status": "events" });
  const issues = element("span", { "data-status": "issues" });
  const policy = element("span", { "data-status": "csp" });
  return {
    element: element(
      "footer",
      { class: "strip", "aria-label": "Local host" },
      clock,
      events,
      issues,
      policy,
    ),
    show: (status, cspReports) => {
      const time = new Date(status.now).toISOString().slice(0, 19).replace("T", " ");
      clock.textContent = `${status.clock === "virtual" ? "Virtual" : "Real"} clock ${time} UTC`;
      events.textContent = `${status.eventsServed.toLocaleString("en")} events served by the simulated organization`;
      issues.textContent = `${status.issues.toLocaleString("en")} ${status.issues === 1 ? "issue" : "issues"} made`;
      policy.classList.toggle("alarm", cspReports > 0);
      if (cspReports === 0) policy.textContent = "Security policy: nothing blocked";
      else
        policy.textContent = `Security policy: ${cspReports} blocked${policy.dataset["latest"] ?? ""}`;
    },
    blocked: (text) => {
      policy.dataset["latest"] = `, last ${text}`;
      policy.title = text;
    },
    silent: () => {
      clock.textContent = "The local host does not answer. Is it still running?";
      for (const one of [events, issues]) one.textContent = "";
    },
  };
}
