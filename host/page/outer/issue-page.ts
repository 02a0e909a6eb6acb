import { element } from "./element";
import { issueActions } from "./issue-actions";
import type { OuterPage } from "./outer-page";

/** One issue with everything that the app may have written into it. */
export async function issuePage(page: OuterPage, key: string): Promise<HTMLElement> {
  const issue = (await page.ask("issues")).find((one) => one.key === key);
  if (issue === undefined) {
    return element(
      "div",
      { class: "sheet" },
      element("h1", {}, key),
      element(
        "p",
        {},
        "There is no issue with this key, or the person chosen above may not see it.",
      ),
      element("p", {}, element("a", { href: "/issues" }, "All issues")),
    );
  }
  const comments = issue.comments.map((comment) =>
    element(
      "article",
      { class: "comment" },
      element("header", {}, element("strong", {}, comment.author), ` · ${when(comment.created)}`),
      element("p", { class: "text" }, comment.text),
    ),
  );
  const properties = Object.entries(issue.properties).map(([name, value]) =>
    element(
      "div",
      {},
      element("code", {}, name),
      element("pre", {}, JSON.stringify(value, null, 2)),
    ),
  );
  return element(
    "div",
    { class: "sheet issue" },
    element(
      "nav",
      { class: "trail" },
      element("a", { href: "/issues" }, "Issues"),
      " / ",
      issue.key,
    ),
    element("h1", {}, issue.summary),
    element(
      "div",
      { class: "columns" },
      element(
        "div",
        {},
        element("h2", {}, "Description"),
        element(
          "div",
          { class: "text" },
          issue.description === "" ? "No description." : issue.description,
        ),
        element("h2", {}, `Comments (${comments.length})`),
        ...(comments.length === 0 ? [element("p", { class: "faint" }, "No comment.")] : comments),
      ),
      element(
        "aside",
        {},
        issueActions(page, key),
        element(
          "dl",
          {},
          ...fact("Status", element("span", { class: "pill" }, issue.status)),
          ...fact("Type", issue.issueType),
          ...fact("Priority", issue.priority || "–"),
          ...fact(
            "Labels",
            ...(issue.labels.length === 0
              ? ["–"]
              : issue.labels.map((label) => element("span", { class: "pill" }, label))),
          ),
          ...fact("Security level", issue.securityLevel || "–"),
          ...fact("Assignee", issue.assignee || "Nobody"),
          ...fact("Created by", issue.createdBy || "–"),
          ...fact("Created", when(issue.created)),
        ),
        element("h2", {}, "Properties"),
        ...(properties.length === 0
          ? [element("p", { class: "faint" }, "No property.")]
          : properties),
      ),
    ),
  );
}

const when = (at: number): string => new Date(at).toLocaleString();

const fact = (name: string, ...value: ReadonlyArray<Node | string>): ReadonlyArray<HTMLElement> => [
  element("dt", {}, name),
  element("dd", {}, ...value),
];
