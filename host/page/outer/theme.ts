import { kept } from "./kept";

export type ThemeChoice = "light" | "dark" | "auto";
export type ColorMode = "light" | "dark";

/** The theme switch: what was chosen, what that means now, and who wants to know. */
export interface Theme {
  readonly choice: () => ThemeChoice;
  readonly colorMode: () => ColorMode;
  readonly choose: (choice: ThemeChoice) => void;
  /** Called at each change of the color mode, the operating system's included. Answers the function that ends it. */
  readonly onChange: (listener: (mode: ColorMode) => void) => () => void;
}

export function createTheme(): Theme {
  const listeners = new Set<(mode: ColorMode) => void>();
  const system = matchMedia("(prefers-color-scheme: dark)");
  let choice = asChoice(kept.read("theme"));
  const colorMode = (): ColorMode =>
    choice === "auto" ? (system.matches ? "dark" : "light") : choice;
  const show = (): void => {
    const mode = colorMode();
    if (document.documentElement.dataset["mode"] === mode) return;
    document.documentElement.dataset["mode"] = mode;
    for (const listener of listeners) listener(mode);
  };
  system.addEventListener("change", show);
  show();
  return {
    choice: () => choice,
    colorMode,
    choose: (next) => {
      choice = next;
      kept.write("theme", next);
      show();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const asChoice = (text: string | undefined): ThemeChoice =>
  text === "light" || text === "dark" ? text : "auto";
