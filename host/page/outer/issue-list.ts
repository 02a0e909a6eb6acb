import type { AskHost } from "./ask-host";
import { element } from "./element";

/** The issues of the stand-in Jira, newest first. */
export async function issueList(ask: AskHost): Promise<HTMLElement> {
  const issues = await ask("issues");
  const rows = issues.map((issue) =>
    element(
      "tr",
      {},
      element("td", { class: "key" }, element("a", { href: `/browse/${issue.key}` }, issue.key)),
      element(
        "td",
        {},
        element("a", { href: `/browse/${issue.key}`, class: "plain" }, issue.summary),
      ),
      element("td", {}, issue.issueType),
      element("td", {}, element("span", { class: "pill" }, issue.status)),
      element("td", {}, issue.priority || "–"),
      element("td", { class: "time" }, new Date(issue.created).toLocaleString()),
    ),
  );
  const titles = ["Key", "Summary", "Type", "Status", "Priority", "Created"];
  return element(
    "div",
    { class: "sheet" },
    element("h1", {}, "Issues"),
    issues.length === 0
      ? element(
          "p",
          { class: "faint" },
          "No issue yet. Rules of the app make them when an event matches.",
        )
      : element(
          "table",
          {},
          element(
            "thead",
            {},
            element("tr", {}, ...titles.map((title) => element("th", { scope: "col" }, title))),
          ),
          element("tbody", {}, ...rows),
        ),
  );
}
