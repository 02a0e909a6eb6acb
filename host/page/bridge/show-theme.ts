/** Marks the document with the theme, as production does after `view.theme.enable()` and at each change. */
export function showTheme(theme: unknown): void {
  const root = document.documentElement;
  const dark =
    typeof theme === "object" &&
    theme !== null &&
    "colorMode" in theme &&
    theme.colorMode === "dark";
  root.dataset["colorMode"] = dark ? "dark" : "light";
  root.dataset["theme"] = "dark:dark light:light spacing:spacing typography:typography shape:shape";
}
