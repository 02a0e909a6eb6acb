/**
 * Names what keeps a page from being found by its headings: not exactly one h1 that is seen, or a level left out. What
 * an open dialog covers does not count. Runs within the page, so it uses nothing from outside.
 */
export function findHeadingFaults(): string[] {
  const faults: string[] = [];
  const titles = [...document.querySelectorAll("h1")].filter((one) => one.clientWidth > 1);
  if (titles.length !== 1) faults.push(`${titles.length} headings of the first level are seen`);
  let before = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (heading.closest("dialog") !== null) continue;
    const level = Number(heading.tagName.slice(1));
    if (level > before + 1)
      faults.push(`h${level} "${heading.textContent}" follows a heading of level ${before}`);
    before = level;
  }
  return faults;
}
