import { element } from "./element";

/** Says what is real here and what is not. */
export function aboutNote(): HTMLDialogElement {
  const note = element(
    "dialog",
    { class: "question", "aria-label": "What is this?" },
    element("h2", {}, "What is this?"),
    element(
      "p",
      {},
      "A local host that plays Jira. The app in the middle is the real one: the bundle that would be deployed, " +
        "in a frame on another origin, with the security policy of production.",
    ),
    element(
      "p",
      {},
      "Everything around it is a stand-in. The organization, its people and what they do are simulated, and Jira " +
        "keeps its issues on this machine. No Atlassian account is needed, and none is called.",
    ),
    element(
      "p",
      {},
      "Choose above who you are, light or dark, and make an incident happen; then watch it become an issue.",
    ),
  );
  const close = element("button", { type: "button", class: "primary", autofocus: "" }, "Close");
  close.addEventListener("click", () => note.close());
  note.append(element("div", { class: "buttons" }, close));
  note.addEventListener("close", () => note.remove());
  return note;
}
