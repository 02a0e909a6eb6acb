import type { PageName } from "./page-name";

/** What each page is called. */
export const pageTitle: Record<PageName, string> = {
  events: "Events",
  dashboard: "Dashboard",
  alerts: "Alerts",
  rules: "Rules",
  destinations: "Destinations",
  compliance: "Compliance",
  health: "Health",
  setup: "Settings",
};
