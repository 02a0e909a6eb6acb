import { element } from "./element";
import type { OuterPage } from "./outer-page";

/** What people do with an issue in Jira, as far as an app could care. The ids are those of the stand-in's workflow. */
const steps = [
  ["Start progress", "21"],
  ["Done", "31"],
  ["Reopen", "11"],
] as const;

/** Buttons that act as the person chosen above. Jira's refusals are shown as they are. */
export function issueActions({ ask, flags }: OuterPage, key: string): HTMLElement {
  const refused = (text: string): void =>
    flags.show({
      id: "host.issue",
      title: "Jira refused",
      description: text,
      appearance: "error",
      actions: [],
      isAutoDismiss: true,
    });
  const act = (method: string, path: string, body: unknown): void => {
    ask("product", {
      product: "jira",
      restPath: `/rest/api/3/issue/${encodeURIComponent(key)}${path}`,
      fetchRequestInit: {
        method,
        headers: [["content-type", "application/json"]],
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    }).then(
      (answer) => {
        const { status, body: text } = answered(answer);
        if (status >= 300) refused(text.slice(0, 300));
      },
      (error: unknown) => {
        refused(error instanceof Error ? error.message : String(error));
      },
    );
  };
  const button = (title: string, onClick: () => void): HTMLElement => {
    const made = element("button", { type: "button" }, title);
    made.addEventListener("click", onClick);
    return made;
  };
  return element(
    "div",
    { class: "issue-actions" },
    ...steps.map(([title, id]) =>
      button(title, () => act("POST", "/transitions", { transition: { id } })),
    ),
    button("Delete", () => act("DELETE", "", undefined)),
  );
}

/** The endpoint `product` answers so. */
function answered(answer: unknown): { readonly status: number; readonly body: string } {
  const { status, body } = answer as { status: number; body: string };
  return { status, body };
}
