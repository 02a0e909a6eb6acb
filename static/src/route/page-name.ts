/** The pages of the app, in the order in which they stand side by side. */
export const pageNames = [
  "events",
  "dashboard",
  "alerts",
  "rules",
  "destinations",
  "compliance",
  "health",
  "setup",
] as const;

export type PageName = (typeof pageNames)[number];

/** The page that a path such as `/setup/access` leads to; the events for any other. */
export function pageNamed(path: string): PageName {
  const name = path.split("/")[1];
  return pageNames.find((candidate) => candidate === name) ?? "events";
}
