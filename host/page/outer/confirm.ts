import { element } from "./element";
import { showDialog } from "./show-dialog";

/** Asks the person in front of the page; resolves to what they chose. Escape means no. */
export function confirm(question: {
  readonly title: string;
  readonly lines: ReadonlyArray<string>;
  readonly yes: string;
  readonly no: string;
}): Promise<boolean> {
  const yes = element("button", { type: "button", class: "primary" }, question.yes);
  const no = element("button", { type: "button", autofocus: "" }, question.no);
  const dialog = element(
    "dialog",
    { class: "question", "aria-label": question.title },
    element("h2", {}, question.title),
    ...question.lines.map((line) => element("p", {}, line)),
    element("div", { class: "buttons" }, yes, no),
  );
  showDialog(dialog);
  return new Promise((resolve) => {
    let answer = false;
    yes.addEventListener("click", () => {
      answer = true;
      dialog.close();
    });
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
  });
}
