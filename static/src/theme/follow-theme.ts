import { view } from "@forge/bridge";

const themes =
  "light:light dark:dark shape:shape spacing:spacing typography:typography motion:motion";

/**
 * Takes light or dark from the product. The bridge sets the attributes on `<html>`, now and whenever somebody switches;
 * it may name fewer themes than our style sheet has, so what it leaves out is put back.
 */
export function followTheme(): void {
  const page = document.documentElement;
  const complete = () => {
    if (page.dataset["theme"] !== themes) page.dataset["theme"] = themes;
    page.dataset["colorMode"] ??= "light";
  };
  new MutationObserver(complete).observe(page, {
    attributeFilter: ["data-theme", "data-color-mode"],
  });
  complete();
  view.theme.enable().catch(() => undefined);
}
