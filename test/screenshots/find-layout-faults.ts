/**
 * Names what does not fit: a page or a part that scrolls sideways, and text that is cut off where no title tells the
 * whole. Runs within the page, so it uses nothing from outside and no inner functions.
 */
export function findLayoutFaults(): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    faults.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    const style = getComputedStyle(element);
    // Text for screen readers only is one pixel wide.
    if (element.closest(".hidden, svg") !== null || element.clientWidth <= 1) continue;
    if (style.clip !== "auto" || style.clipPath !== "none") continue;
    const wide = element.scrollWidth - element.clientWidth;
    const high = element.scrollHeight - element.clientHeight;
    const text = (element.textContent ?? "").trim();
    const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} "${text.slice(0, 40)}"`;
    const scrolls = style.overflowX === "auto" || style.overflowX === "scroll";
    if (scrolls && wide > 1) faults.push(`${name} scrolls sideways by ${wide} px`);
    if (text === "") continue;
    const hides = style.overflowX === "hidden" || style.overflowX === "clip";
    const told = element.closest("[title]") !== null || element.querySelector("[title]") !== null;
    const shortened = style.textOverflow === "ellipsis" && told;
    if (hides && wide > 1 && !shortened) faults.push(`${name} is cut off by ${wide} px`);
    if (style.overflowY === "hidden" && high > 4 && !shortened)
      faults.push(`${name} is cut off below by ${high} px`);
  }
  return faults;
}
