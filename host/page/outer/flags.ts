import { element } from "./element";

/** The corner where short messages appear, the app's and the host's. */
export interface Flags {
  readonly element: HTMLElement;
  readonly show: (flag: Flag) => void;
  readonly close: (id: string) => void;
}

export interface Flag {
  /** A flag with the id of a shown one takes its place. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly appearance: "info" | "success" | "warning" | "error";
  readonly actions: ReadonlyArray<{ readonly text: string; readonly onClick: () => void }>;
  /** Goes by itself after 8 seconds. */
  readonly isAutoDismiss: boolean;
}

export function createFlags(): Flags {
  const area = element("div", { class: "flags", role: "status", "aria-live": "polite" });
  const shown = new Map<string, HTMLElement>();
  const close = (id: string): void => {
    shown.get(id)?.remove();
    shown.delete(id);
  };
  return {
    element: area,
    close,
    show: (flag) => {
      close(flag.id);
      const dismiss = element(
        "button",
        { type: "button", class: "quiet", "aria-label": "Close" },
        "×",
      );
      dismiss.addEventListener("click", () => close(flag.id));
      const actions = flag.actions.map(({ text, onClick }) => {
        const button = element("button", { type: "button", class: "link" }, text);
        button.addEventListener("click", onClick);
        return button;
      });
      const box = element(
        "section",
        { class: `flag ${flag.appearance}`, "data-flag": flag.id },
        element("div", { class: "flag-head" }, element("strong", {}, flag.title), dismiss),
        flag.description === "" ? undefined : element("p", {}, flag.description),
        actions.length === 0 ? undefined : element("div", { class: "flag-actions" }, ...actions),
      );
      shown.set(flag.id, box);
      area.prepend(box);
      if (flag.isAutoDismiss) setTimeout(() => shown.get(flag.id) === box && close(flag.id), 8_000);
    },
  };
}
