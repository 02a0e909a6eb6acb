import type { ShownPage } from "./show-page";

/** Presses Tab until what has the focus is called so. */
export async function tabTo(shown: ShownPage, name: string | RegExp): Promise<void> {
  const frame = await shown.frame();
  for (let pressed = 0; pressed < 150; pressed += 1) {
    const focused = await frame.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const label = active instanceof HTMLElement && "labels" in active ? active.labels : null;
      const named = label instanceof NodeList ? label[0]?.textContent : null;
      return active?.getAttribute("aria-label") ?? named ?? active?.textContent ?? "";
    });
    if (typeof name === "string" ? focused.trim() === name : name.test(focused)) return;
    await shown.page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${name}`);
}
